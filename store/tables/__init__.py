"""All tables, one file a subject."""

from store.tables.accounts import (
    ROLES,
    WAYS,
    AddressLinkRow,
    AttemptsRow,
    CardRow,
    EmployerLinkRow,
    NewPasswordRow,
    PasswordRow,
    ProviderVisitRow,
    SessionRow,
    SignInLinkRow,
    UserRow,
)
from store.tables.audit import AuditRow, ChainRow, SealRow
from store.tables.base import Base
from store.tables.duplicates import DuplicateLinkRow, DuplicateRefusalRow
from store.tables.lists import (
    AbsenceRow,
    ReplacedOpportunityRow,
    ShownItemRow,
    ShownListRow,
    SuggestionRow,
    WeightsVersionRow,
)
from store.tables.meetings import MeetingRow
from store.tables.news import NewsRow, PersonAlertRow, PersonChangeRow
from store.tables.night import ExposurePriceRow, LastNightRow
from store.tables.openings import OpeningSheetRow
from store.tables.opportunities import CatalogueVersionRow, EmployerRow, OpportunityRow
from store.tables.outbox import EmailRow, EmailStopRow
from store.tables.own import BusStopRow, ImportRow
from store.tables.people import ExperienceRow, HandoverRow, MeansRow, PersonRow, SkillRow, WishRow
from store.tables.reference import (
    CommuneRow,
    ReferenceVersionRow,
    RomeCodeRow,
    RomeContextRow,
    RomeRelationRow,
    RomeSkillRow,
    RomeTitleRow,
    TitleModelRow,
)
from store.tables.services import RecheckRow, ServiceRow, StructureRow
from store.tables.sources import HeldRetirementRow, RejectRow, RunRow, SlotRow, SourceRow
from store.tables.space import ContactRow, PostedCodeRow, SavedRow, SpaceLinkRow, StepRow
from store.tables.travel import (
    CommuneOutlineRow,
    FormerCommuneRow,
    OnDemandTransportRow,
    RoadMatrixRow,
    RoadTimesRow,
    TimetableRow,
)
from store.tables.watch import AlertRow, PullRequestRow, ReportRow

__all__ = [
    "ROLES",
    "WAYS",
    "AbsenceRow",
    "AddressLinkRow",
    "AlertRow",
    "AttemptsRow",
    "AuditRow",
    "Base",
    "BusStopRow",
    "CardRow",
    "CatalogueVersionRow",
    "ChainRow",
    "CommuneOutlineRow",
    "CommuneRow",
    "ContactRow",
    "DuplicateLinkRow",
    "DuplicateRefusalRow",
    "EmailRow",
    "EmailStopRow",
    "EmployerLinkRow",
    "EmployerRow",
    "ExperienceRow",
    "ExposurePriceRow",
    "FormerCommuneRow",
    "HandoverRow",
    "HeldRetirementRow",
    "ImportRow",
    "LastNightRow",
    "MeansRow",
    "MeetingRow",
    "NewPasswordRow",
    "NewsRow",
    "OnDemandTransportRow",
    "OpeningSheetRow",
    "OpportunityRow",
    "PasswordRow",
    "PersonAlertRow",
    "PersonChangeRow",
    "PersonRow",
    "PostedCodeRow",
    "ProviderVisitRow",
    "PullRequestRow",
    "RecheckRow",
    "ReferenceVersionRow",
    "RejectRow",
    "ReplacedOpportunityRow",
    "ReportRow",
    "RoadMatrixRow",
    "RoadTimesRow",
    "RomeCodeRow",
    "RomeContextRow",
    "RomeRelationRow",
    "RomeSkillRow",
    "RomeTitleRow",
    "RunRow",
    "SavedRow",
    "SealRow",
    "ServiceRow",
    "SessionRow",
    "ShownItemRow",
    "ShownListRow",
    "SignInLinkRow",
    "SkillRow",
    "SlotRow",
    "SourceRow",
    "SpaceLinkRow",
    "StepRow",
    "StructureRow",
    "SuggestionRow",
    "TimetableRow",
    "TitleModelRow",
    "UserRow",
    "WeightsVersionRow",
    "WishRow",
]
