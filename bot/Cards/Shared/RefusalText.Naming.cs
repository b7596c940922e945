using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Shared;

/// <summary>Refusals about things that do not exist or have more than one meaning.</summary>
internal static partial class RefusalText
{
    private static string? Which(Refusal why, ProjectView? view) =>
        why switch
        {
            Refusal.NoProjectHere => "There is no project here yet. "
                + "Begin with: project new \"Website\" client \"Client GmbH\" total 12000 EUR vat 19 using "
                + "website-30-40-30 – or tie an existing one with project use KEY (project list shows yours).",
            Refusal.ForeignConversation => "You are a guest in this chat: it belongs to another organisation. "
                + "Its team sees and records things here, and can do it for you. Nothing was changed.",
            Refusal.ProjectNotHere r =>
                $"There is no project {r.Key} that can be shown in this chat, where everybody reads along. "
                    + $"If it is one of yours, ask in your own chat with me: {Cut(r.Words)}",
            Refusal.ProjectUnknown { Key.Length: > 0 } r =>
                $"There is no project {r.Key} that you can see from here. project list shows yours.",
            Refusal.ProjectUnknown => "There is no such project that you can see from here. project list shows yours.",
            Refusal.KeyTaken r => $"The key {r.Key} is used by another project. Choose another: key {Shorten(r.Key)}2",
            Refusal.MilestoneUnknown { Names.Count: 0 } r =>
                $"There is no milestone \"{r.Text}\": {NameOfProject(view)} has none yet. "
                    + "Add one with add, or choose another project with project use KEY.",
            Refusal.MilestoneUnknown r =>
                $"There is no milestone {NumberOrQuoted(r.Text)} here; the milestones are {List(r.Names)}.",
            Refusal.MilestoneAmbiguous r =>
                $"\"{r.Text}\" could be {string.Join(" or ", r.Candidates.Take(8).Select(m => m.Name))}. "
                    + "Type its number or more of its name.",
            Refusal.InvoiceUnknown { Numbers.Count: 0 } r =>
                $"There is no invoice \"{r.Text}\": nothing has been issued in this project yet.",
            Refusal.InvoiceAmbiguous r =>
                $"\"{Cut(r.Text)}\" could be {EitherOf(r.Candidates, c => $"{c.UniqueText} ({c.Milestone.Name})")}. "
                    + "Please type it that way. Nothing was changed.",
            Refusal.SumWithoutInvoice { Open: [{ CommandText.Length: > 0 } first, ..] } r =>
                $"\"{Cut(r.Sum)}\" reads as one sum. On which invoice? Type its number before the sum: {first.CommandText}",
            Refusal.SumWithoutInvoice r =>
                $"\"{Cut(r.Sum)}\" reads as one sum. On which invoice? Type its number before the sum. Nothing was changed.",
            Refusal.KeyIsNoInvoice { Candidate: { } or } r =>
                $"{r.Key} is the project's key, and {or.Milestone.Name} may be meant as well: "
                    + $"say {or.UniqueText} for that. Nothing was changed.",
            Refusal.KeyIsNoInvoice r => $"{r.Key} is the project's key and names no invoice: "
                + "type the invoice's number, or its milestone's number or name. Nothing was changed.",
            Refusal.NoInvoiceYet { Draft: not null } r =>
                $"The invoice for {r.Milestone.Name} is a draft and not issued yet. Nothing was changed. "
                    + $"Next: issue {At(r.Milestone, view)}",
            Refusal.NoInvoiceYet r =>
                $"{r.Milestone.Name} has no invoice yet: it is {DisplayText.NameOf(r.Milestone.Stage)}. Nothing was changed. "
                    + $"Next: {ToInvoice(r.Milestone, view)}",
            Refusal.PaymentAmbiguous r => $"\"{Cut(r.Text)}\" could be {EitherOf(r.Candidates, Payment)}. "
                + $"Say which by its name: {EitherOf(r.Candidates, p => $"reverse {p.Name} reason \"…\"")}. "
                + "Nothing was changed.",
            Refusal.PaymentUnknown { Names.Count: 0 } r =>
                $"There is no payment \"{Cut(r.Text)}\": none is recorded in this project yet.",
            Refusal.PaymentUnknown r =>
                $"There is no payment \"{Cut(r.Text)}\" here; there {AreLast(r.Names)}. statement lists them.",
            Refusal.CreditUnknown { Numbers.Count: 0 } r =>
                $"There is no credit note \"{Cut(r.Text)}\": none has been issued in this project.",
            Refusal.CreditUnknown r => $"There is no credit note \"{Cut(r.Text)}\" here; there {AreLast(r.Numbers)}.",
            Refusal.RequestUnknown { Names.Count: 0 } r =>
                $"There is no request \"{Cut(r.Text)}\": nothing waits for a decision here.",
            Refusal.RequestUnknown r => $"There is no request \"{Cut(r.Text)}\" here; open {AreLast(r.Names)}.",
            Refusal.InvoiceUnknown r => $"There is no invoice \"{r.Text}\" here; there {AreLast(r.Numbers)}.",
            _ => null,
        };

    private static string NameOfProject(ProjectView? view) =>
        view is null ? "the project" : $"{view.Project.Name} ({view.Project.Key})";

    private static string NumberOrQuoted(string text) => text.All(char.IsAsciiDigit) ? text : DisplayText.Quote(text);

    private static string EitherOf<T>(IEnumerable<T> candidates, Func<T, string> say) =>
        string.Join(" or ", candidates.Take(5).Select(say));

    private static string Payment(Payment p) =>
        $"{p.Name} ({p.Amount} of {p.On.ToDay()}{Suffix.Ref(Cut(p.Reference))})";

    /// <summary>"is INV-2026-0001", "are INV-2026-0001, INV-2026-0002": the newest of them.</summary>
    private static string AreLast(IReadOnlyList<string> names) =>
        $"{DisplayText.Are(names.Count)} {string.Join(", ", names.TakeLast(5))}";

    private static string ToInvoice(Milestone m, ProjectView? view) =>
        m.Stage == Stage.Confirmed ? $"invoice {At(m, view)}" : NextAct(m, view);
}
