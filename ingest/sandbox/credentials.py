"""The keys that the sandbox accepts: they open nothing else, so they may be read here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SandboxCredentials:
    """What a client must show to each of the partners that the sandbox plays."""

    france_travail_client_id: str = "PAR_alentour_bacasable"
    france_travail_client_secret: str = "cle-du-bac-a-sable"
    immersion_facilitee_key: str = "eyJhbGciOiJFUzI1NiJ9.eyJpZCI6ImFsZW50b3VyIn0.bacasable"
    immersion_facilitee_key_without_right: str = "eyJhbGciOiJFUzI1NiJ9.eyJpZCI6InNhbnMtZHJvaXQifQ.bacasable"
    api_engagement_key: str = "4f2c6a7e-0d9b-4b57-9b0e-2a3c5d7e9f10"
    les_emplois_token: str = "b3a9f0c1d2e4f5061728394a5b6c7d8e9f001122"
    data_inclusion_token: str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGVudG91ciJ9.bacasable"


CREDENTIALS = SandboxCredentials()
