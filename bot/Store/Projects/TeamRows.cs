// Rows have the names of their columns, so that no mapping is needed.
#pragma warning disable IDE1006, CA1812, CS8618, SA1300
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Projects;

/// <summary>A row of <c>deputies</c>.</summary>
internal sealed class DeputyRow
{
    public string project { get; init; }
    public string actor { get; init; }
    public string holder { get; init; }
    public string until_day { get; init; }
    public long ends_solo { get; init; }
    public long named { get; init; }
    public string by { get; init; }
    public long at { get; init; }
    public long solo { get; init; }

    public Deputy ToDeputy() =>
        new(actor, holder, ColumnValues.ToDate(until_day)!.Value, ColumnValues.ToSignature(by, at, solo)!);
}

/// <summary>A row of <c>joins</c>.</summary>
internal sealed class InvitationUseRow
{
    public string project { get; init; }
    public string actor { get; init; }
    public string maker { get; init; }
    public long is_old { get; init; }

    public InvitationUse ToInvitationUse() => new(actor, maker);
}

/// <summary>A row of <c>appointments</c>.</summary>
internal sealed class AppointmentRow
{
    public string project { get; init; }
    public string address { get; init; }
    public string role { get; init; }
    public string? actor { get; init; }
    public string by { get; init; }
    public long at { get; init; }
    public long solo { get; init; }

    public Appointment ToAppointment() =>
        new(address, EnumText<Role>.Parse(role), ColumnValues.ToSignature(by, at, solo)!) { Actor = actor };
}

/// <summary>What a platform reported about a person; a row of <c>standings</c>.</summary>
internal sealed class MembershipRow
{
    public string person { get; init; }
    public string standing { get; init; }
    public string address { get; init; }
}

/// <summary>A row of <c>requests</c>.</summary>
internal sealed class RequestRow
{
    public string project { get; init; }
    public long id { get; init; }
    public string kind { get; init; }
    public long milestone { get; init; }
    public long? invoice { get; init; }
    public long? amount { get; init; }
    public string reason { get; init; }
    public string? settles { get; init; }
    public string asked_by { get; init; }
    public long asked_at { get; init; }
    public long asked_solo { get; init; }
    public string state { get; init; }
    public string why { get; init; }
    public string? vat { get; init; }
    public long? of_milestone { get; init; }
    public string? decided_by { get; init; }
    public long? decided_at { get; init; }
    public long? decided_solo { get; init; }

    public ApprovalRequest ToRequest(Currency its) =>
        new(
            (int)id,
            EnumText<RequestKind>.Parse(kind),
            (int)milestone,
            (int?)invoice,
            amount is { } minor ? new Money(minor, its) : null,
            reason,
            ColumnValues.ToSignature(asked_by, asked_at, asked_solo)!
        )
        {
            Vat = vat is null ? null : VatTreatmentConverter.Parse(vat),
            Of = (int?)of_milestone,
            State = EnumText<RequestState>.Parse(state),
            Settles = settles is null ? null : EnumText<SettlementKind>.Parse(settles),
            Decided = ColumnValues.ToSignature(decided_by, decided_at, decided_solo),
            DeclineReason = why,
        };
}

/// <summary>A row of <c>client_links</c>.</summary>
internal sealed class ClientLinkRow
{
    public string project { get; init; }
    public long id { get; init; }
    public string token_hash { get; init; }
    public string contact { get; init; }
    public long mailed { get; init; }
    public long? mail { get; init; }
    public string account { get; init; }
    public long by_code { get; init; }
    public long expires_at { get; init; }
    public string made_by { get; init; }
    public long made_at { get; init; }
    public long made_solo { get; init; }
    public string? revoked_by { get; init; }
    public long? revoked_at { get; init; }
    public long? revoked_solo { get; init; }

    public ClientLink ToClientLink() =>
        new(
            (int)id,
            token_hash,
            contact,
            DateTimeOffset.FromUnixTimeMilliseconds(expires_at),
            ColumnValues.ToSignature(made_by, made_at, made_solo)!
        )
        {
            IsMailed = mailed == 1,
            Mail = mail,
            Account = account,
            IsByCode = by_code == 1,
            Revoked = ColumnValues.ToSignature(revoked_by, revoked_at, revoked_solo),
        };
}
