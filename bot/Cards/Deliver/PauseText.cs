using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Deliver;

/// <summary>Whether the client knows that work on a milestone is paused.</summary>
internal static class PauseText
{
    public static IEnumerable<string> Lines(ProjectView view, Milestone m)
    {
        if (view.Project.PauseOf(m, view.SellerToday) is not { } notice)
            yield break;
        var mailed = m.Mail is { Kind: ClientMailKind.Pause, IsWaiting: false } last ? last : null;
        var reads = mailed is { Fault: not (null or ClientMailFault.Uncertain) }
            ? "the client's page says"
            : "the client reads";
        yield return $"Since {notice.On.ToDay()} {reads} that work on it is paused until "
            + $"{view.Project.InvoiceById(notice.Invoice).NumberOrPending()} is paid "
            + $"({view.SignedBy(notice.Signed)}). That ends by itself when it may start.";
        if (mailed is not null)
            yield return ClientMailText.Line(view, "The mail about it", mailed);
        else
            yield return view.Mail switch
            {
                ClientMailMode.Mailed => "The mail about it goes out in a moment.",
                ClientMailMode.Shown => "The mail about it is shown at /mailbox; nothing was mailed.",
                _ => "It is on the client's page only: no mail server is set, so please tell them yourself.",
            };
    }

    public static IEnumerable<Button> Buttons(ProjectView view, Milestone m, StageGate gate)
    {
        if (view.Project.PauseOf(m, view.SellerToday) is not null)
        {
            yield return new("End the pause", $"pause notice {view.Project.Say(m)} off");
            if (view.Mail == ClientMailMode.Mailed && m.Mail is { Kind: ClientMailKind.Pause, IsWaiting: false } mail)
                foreach (var button in ClientMailText.Helping(mail, false, $"pause notice {view.Project.Say(m)}"))
                    yield return button;
        }
        else if (gate is StageGate.Blocked { Reason: GateReason.PreviousUnpaid, Invoice.Open.IsPositive: true })
            yield return new("Tell the client that work is paused", $"pause notice {view.Project.Say(m)}");
    }
}
