using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Steps;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Agree;

/// <summary>An agreement from the client's page that nothing shows to be the client's own: an approver says whether it is.</summary>
internal static class AgreementCards
{
    public static Card Waiting(ProjectView view)
    {
        var p = view.Project;
        if (p.WaitingAgreement is not { } waits)
            return ScheduleCards.Terms(view).About(view, CardKind.AgreementWaits) with
            {
                Inputs = [],
                Buttons = [],
                IsSettled = true,
            };
        return new Card($"{p.Name}: {waits.ClientName}'s agreement waits for an approver")
        {
            Tone = Tone.Warning,
            Lines = [.. Lines(view, waits)],
            Facts =
            [
                .. WaitingFor.Agreement(view),
                new("Terms", $"v{waits.Version}, sent {view.FormatMoment(waits.SentAt)}"),
                new("Evidence", waits.Evidence + Suffix.HeldByTeamInBrackets(true)),
                new("Agreed", view.FormatMoment(waits.Signed.At)),
                new("Client", p.Client),
            ],
        }
            .WithPermittedButtons(view, Buttons(view, waits))
            .About(view, CardKind.AgreementWaits)
            .WithMentions(view, p.AcceptersOf(waits, view.Now));
    }

    /// <summary>What waits for whom, also on the card of the terms.</summary>
    public static IEnumerable<string> Lines(ProjectView view, WaitingAgreement waits)
    {
        yield return $"{waits.ClientName} agreed on the client's page, {Link(view, waits)}. Nothing shows that it was the client.";
        var accepters = view.Project.AcceptersOf(waits, view.Now).Select(view.NameOf).ToList();
        yield return accepters.Count > 0
            ? $"{DisplayText.JoinWithOr(accepters)}, is this enough? Work starts when it is accepted."
            : "Nobody can accept it yet; say role add approver @name.";
    }

    public static (Button Button, Func<Actor, bool> May)[] Buttons(ProjectView view, WaitingAgreement waits) =>
        [
            (
                new("Accept agreement", "terms accept", ButtonStyle.Primary),
                a => view.Project.CanAcceptAgreement(waits, a, view.Now)
            ),
            (
                new("Refuse", "terms refuse \"it is not certain that the client agreed\"", ButtonStyle.Danger),
                a => Permissions.IsAllowed(view.Project, Permission.RecordAgreement, a, view.Now)
            ),
        ];

    private static string Link(ProjectView view, WaitingAgreement waits) =>
        view.Project.ClientLinks.Find(l => l.Id == waits.Link) switch
        {
            { IsMailed: false } link => $"by a link that {view.NameOf(link.Signed.By)} handed out",
            _ => "by a link that is older than a day",
        };
}
