"""The mail server of the settings: its certificate is looked at before it is given the key of an account."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pydantic import ValidationError

from api import WebSettings
from api.mail.server import MailServer, Unsent
from api.settings import MailTls
from tests.fakes.mail_server import fake_mail_server

ENCIPHERED = [MailTls.STARTTLS, MailTls.IMPLICIT]


def a_letter() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "Alentour <ne-pas-repondre@alentour.example>", "claire@creuse.example"
    message.set_content("Bonjour")
    return message


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine that it has signed itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    form, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path = tmp_path_factory.mktemp("mail") / "mail.pem"
    pem = serialization.Encoding.PEM
    path.write_bytes(made.public_bytes(pem) + key.private_bytes(pem, form, plain))
    return path


@pytest.mark.parametrize("tls", ENCIPHERED)
def test_a_server_that_nobody_answers_for_gets_nothing(tls: MailTls, certificate: Path) -> None:
    with fake_mail_server(tls, certificate=certificate) as server, pytest.raises(Unsent, match="SSLCert"):
        MailServer(server.settings.model_copy(update={"smtp_host": "localhost"})).send(a_letter())

    assert not server.taken


@pytest.mark.parametrize("tls", ENCIPHERED)
def test_a_server_whose_certificate_is_trusted_takes_the_letter(
    tls: MailTls, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    with fake_mail_server(tls, certificate=certificate) as server:
        MailServer(server.settings.model_copy(update={"smtp_host": "localhost"})).send(a_letter())

    assert len(server.taken) == 1


def test_a_server_that_cannot_encipher_gets_nothing() -> None:
    with fake_mail_server() as server, pytest.raises(Unsent):
        MailServer(server.settings.model_copy(update={"smtp_tls": MailTls.STARTTLS})).send(a_letter())

    assert not server.taken


def test_no_password_goes_in_clear_to_another_machine() -> None:
    here = {"smtp_host": "127.0.0.1", "smtp_user": "alentour", "smtp_password": "secret", "smtp_tls": "none"}

    assert WebSettings.model_validate(here).smtp_tls is MailTls.NONE
    with pytest.raises(ValidationError, match="WEB_SMTP_TLS=none"):
        WebSettings.model_validate(here | {"smtp_host": "mail.creuse.example"})
