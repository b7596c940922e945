using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Team;

/// <summary>What guests read of whom it is not certain that they are the client's contact: one sentence that says what to do.</summary>
internal static class ClientAccountCards
{
    /// <summary>The input for the six digits that were mailed.</summary>
    public const string Code = "code";

    public const string OnlyForClient =
        "Only the client's contact can answer this. Nothing was changed. "
        + "Did they answer you elsewhere? Record it on the card of the terms, or of the stage.";

    public const string NothingHere =
        "You are a guest here: please use the link in your mail, or ask the person you work with for one.";

    public const string NotYours =
        "I can't find that for you. Nothing was changed. Write hello to see what concerns you.";

    public const string NothingWritten =
        "Please write what should be different, then press again. Nothing was changed.";

    public const string Outdated =
        "Nothing was done: it was answered before, or it has changed. This is how it stands now.";

    /// <summary>What the client typed into a card of the team's.</summary>
    public static string NotRecorded(string typed) =>
        "Nothing was recorded yet. That card is the team's; please send this by a button below: "
        + DisplayText.Quote(DisplayText.Truncate(typed, 300));

    public const string NotForYou = "Only the team can do that. This is what concerns you.";

    public const string ReadFirst = "Please look at it below, then press the button.";

    /// <summary>A guest of the conversation who does not show that they are the contact.</summary>
    public static Reply Unknown(ProjectView view, bool canMail)
    {
        var p = view.Project;
        var leads = p.HoldersOf(Role.Lead).Select(view.NameOf).ToList();
        var whom = leads.Count > 0 ? DisplayText.JoinWithOr(leads) : "the person you work with";
        if (!canMail)
            return Reply.Refuse(
                $"You are a guest here: if you are the client's contact, use the link in your mail, or ask {whom} for one."
            );
        return Reply.Refuse(
            new Card("Are you the client's contact?")
            {
                Lines =
                [
                    "You are a guest here: use the link in your mail, or let me mail you a code, then you can answer here. "
                        + $"{whom} can help you.",
                ],
                Buttons = [new("Mail me a code", $"client code {p.Key}", ButtonStyle.Primary)],
            }
        ) with
        {
            Audience = Audience.SenderOnly,
        };
    }

    /// <summary>A code is on its way to the contact.</summary>
    public static Card EnterCode(ProjectView view, string note) =>
        new("Enter the code from your mail")
        {
            Lines = [note],
            Inputs = [new(Code, "Code (6 digits)") { IsRequired = true }],
            Buttons = [new("Use this code", $"client code {view.Project.Key}", ButtonStyle.Primary, SendsInputs: true)],
            Footer = "It is valid for 10 minutes. You can also just type the six digits here.",
        };

    /// <summary>The contact of several projects says which they mean.</summary>
    public static Card Which(IReadOnlyList<ProjectView> views) =>
        new("Which project?")
        {
            Lines = [.. views.Skip(3).Select(v => $"{v.Project.Name}: write {v.Project.Key}")],
            Buttons =
            [
                .. views
                    .Take(3)
                    .Select(v => new Button(DisplayText.Truncate(v.Project.Name, 60), $"client show {v.Project.Key}")),
            ],
        };
}
