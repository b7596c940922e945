using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>How events change people, roles and client links.</summary>
public sealed partial record Project
{
    /// <summary>The project after the event; null for an event of another subject.</summary>
    private Project? ApplyTeam(ProjectEvent what, Signature signed) =>
        what switch
        {
            RoleGiven e => WithRole(e),
            RoleRemoved e => this with
            {
                RoleHolders = RoleHolders.RemoveAll(h => h.Actor == e.Actor && h.Role == e.Role),
            },
            PersonRekeyed e => Rekeyed(e),
            ConversationTied or ConversationLeft => this,
            InvitationUsed e => this with
            {
                InvitationUses = InvitationUses.Remove(new(e.Actor, e.Maker)).Add(new(e.Actor, e.Maker)),
            },
            ProjectClaimed e => WithRole(new(e.Actor, Role.Lead, ByCreation: false)),
            RoleAppointed e => this with
            {
                Appointments = WithoutAppointment(e.Address, e.Role).Add(new(e.Address, e.Role, signed)),
            },
            AppointmentEnded e => this with { Appointments = WithoutAppointment(e.Address, e.Role) },
            AppointmentBound e => this with
            {
                Appointments = Appointments.ConvertAll(a =>
                    a.IsOpen && a.Address == e.Address && a.Role == e.Role ? a with { Actor = e.Actor } : a
                ),
            },
            DeputyNamed e => this with
            {
                Deputies = Deputies
                    .RemoveAll(d => d.Actor == e.Actor && d.Holder == e.For)
                    .Add(new(e.Actor, e.For, e.Until, signed)),
                SoloEnded = SoloEnded || e.EndsSolo,
            },
            DeputyRemoved e => this with
            {
                Deputies = Deputies.RemoveAll(d => d.Actor == e.Actor && d.Holder == e.For),
            },
            ClientLinkMade e => this with
            {
                ClientLinks = ClientLinks.Add(
                    new(e.Link, e.TokenHash, e.Contact, e.Expires, signed)
                    {
                        IsMailed = e.IsMailed ?? false,
                        Mail = e.Mail,
                        Account = e.Account ?? "",
                        IsByCode = e.IsByCode ?? false,
                    }
                ),
            },
            TermsChangeAsked e => this with { Wish = new(e.Version, e.Text, signed) },
            AgreementAttached e => this with
            {
                LastWaitingAgreement = new(e.Version, e.ClientName, e.Evidence, e.SentAt, e.Link, signed),
            },
            AgreementRefused => this with { LastWaitingAgreement = null },
            ClientLinksRevoked e => this with
            {
                ClientLinks = ClientLinks.ConvertAll(l =>
                    l.IsOpen(signed.At) && (e.Mail is null || l.Mail == e.Mail) ? l with { Revoked = signed } : l
                ),
            },
            _ => null,
        };
}
