using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Questions;

/// <summary>
/// People ask in the channel, and the records answer: several questions at once, about several projects, and only to
/// those who may read.
/// </summary>
[Needs(Need.Time)]
public sealed class QuestionsStory
{
    private const string Own = "a:priyas-own-chat";

    [Fact]
    public async Task Several_questions_in_one_message_are_answered_in_their_order_with_one_as_of_time()
    {
        await using var story = await FixedLedger.TellAsync();
        Exactly(
            await story.SayAsync(
                Bob,
                "was phase 1 billed? was it paid? and design? who approved it, and when is it due?"
            ),
            "Yes, billed: Discovery and strategy, INV-2026-0001, €4,284.00, issued Thu 16 Jul 2026. "
                + "Yes, paid: in full on Wed 29 Jul 2026 (on time, 2 payments). "
                + "No, in part: €1,000.00 of €5,712.00 received, €4,712.00 open, due Fri 28 Aug 2026, 4 days overdue. "
                + "That is Design approval, INV-2026-0002. "
                + "Design approval was confirmed complete Fri 14 Aug 2026 14:05 by Dana Weiss (evidence: signed PDF, "
                + "held by the team), recorded by Marc Oliver. "
                + "INV-2026-0002 for Design approval is due Fri 28 Aug 2026, 4 days overdue; €4,712.00 is open. "
                + "As of Tue 1 Sep 2026 10:00 (Europe/Berlin), Acme website."
        );
        Exactly(
            await story.SayAsync(Bob, "What is the next billing point, and can we start it?"),
            "Next billing point: Final delivery, milestone 3 of 3, €3,600.00 + €684.00 VAT, planned, expected Fri 18 Sep 2026. "
                + "Blocked: INV-2026-0002 has €4,712.00 open (due Fri 28 Aug 2026, 4 days overdue). "
                + "Policy: previous stage paid in full. Follow up first. "
                + "Blocked: INV-2026-0002 has €4,712.00 open (due Fri 28 Aug 2026, 4 days overdue). "
                + "Policy: previous stage paid in full. Follow up first. That is Final delivery. "
                + "As of Tue 1 Sep 2026 10:00 (Europe/Berlin), Acme website."
        );
        Exactly(
            await story.SayAsync(Bob, "was phase 2 billed? was phase 7 paid?"),
            "Yes, billed: Design approval, INV-2026-0002, €5,712.00, issued Fri 14 Aug 2026. "
                + "There is no milestone 7 here; the milestones are 1 Discovery and strategy, 2 Design approval, "
                + "3 Final delivery. As of Tue 1 Sep 2026 10:00 (Europe/Berlin), Acme website."
        );
    }

    [Fact]
    public async Task What_is_in_doubt_is_asked_back_and_said_with_words_that_work()
    {
        await using var story = await FixedLedger.TellAsync();
        Exactly(
            await story.SayAsync(Bob, "was the onboarding billed?"),
            "There is no milestone \"onboarding\" here; the milestones are 1 Discovery and strategy, 2 Design approval, 3 Final delivery."
        );
        Exactly(
            await story.SayAsync(Bob, "is it paid?"),
            "Which milestone do you mean? Ask for one by its number or name: was Discovery and strategy billed?"
        );
        Says(
            await story.SayAsync(Bob, "how many hours did we bill for phase 2?"),
            "I am not sure what \"hours\" means there, and I do not guess. I answer questions like: was the first phase billed?"
        );
        Says(await story.SayAsync(Bob, "is the weather good in Berlin?"), "I answer questions like");
        Says(
            await story.SayAsync(Bob, "what does Globex owe?"),
            "I see no client, project or milestone \"globex\" from here"
        );
        Says(
            await story.SayAsync(Bob, "how much did we receive in July?"),
            "I do not add up by day or month. statement lists every payment"
        );
        Says(await story.SayAsync(Bob, "was <b>phase</b> 9 @{x} `paid`?"), "I am not sure what");
        Exactly(
            await story.SayAsync(Bob, "why was phase 2 not paid?"),
            "The reason is not on record. No, in part: €1,000.00 of €5,712.00 received, €4,712.00 open, "
                + "due Fri 28 Aug 2026, 4 days overdue. That is Design approval, INV-2026-0002. "
                + "As of Tue 1 Sep 2026 10:00 (Europe/Berlin), Acme website."
        );
    }

    /// <summary>
    /// A line that begins with a command's verb is a command; only where that makes no sense may it be a question,
    /// and only a certain one.
    /// </summary>
    [Fact]
    public async Task Questions_that_open_with_a_commands_verb_are_answered_and_commands_stay_commands()
    {
        await using var story = await FixedLedger.TellAsync();
        Says(await story.SayAsync(Bob, "next billing point?"), "Next billing point: Final delivery", "As of");
        Says(
            await story.SayAsync(Bob, "terms of design?"),
            "Design approval is worth €4,800.00 + €912.00 VAT",
            "due 14 days after the invoice date",
            "agreed: by Dana Weiss"
        );
        Says(await story.SayAsync(Bob, "show me what's owed"), "Acme GmbH owes €4,712.00 gross");
        Says(await story.SayAsync(Bob, "pay status of phase 2?"), "No, in part: €1,000.00 of €5,712.00 received");
        Says(await story.SayAsync(Bob, "issue date of INV-2026-0002?"), "billed on Fri 14 Aug 2026");
        Says(await story.SayAsync(Bob, "start date of final delivery"), "planned to start Sat 15 Aug 2026");
        Says(await story.SayAsync(Bob, "next milestone"), "Next billing point: Final delivery");

        Says(
            await story.SayAsync(Priya, "pay INV-2026-0001 2000?"),
            "Nothing was done yet.",
            "[pay INV-2026-0001 2000]"
        );
        Says(await story.SayAsync(Priya, "pay INV-2026-0009 2000"), "There is no invoice");
        Says(await story.SayAsync(Priya, "show 7"), "There is no milestone 7 here");
        Says(await story.SayAsync(Priya, "start phase 7?"), "Nothing was done yet.");
        Says(await story.SayAsync(Priya, "invoice for design"), "Design approval is billed already");
        Says(await story.SayAsync(Priya, "status NOPE"), "There is no project NOPE");
        Says(await story.SayAsync(Priya, "invoices late"), "is no kind of invoice");
        Says(await story.SayAsync(Priya, "terms agreed"), "All its words: help terms agreed");
        Says(await story.SayAsync(Priya, "money"), "Acme website: money");
        Says(await story.SayAsync(Priya, "invoices overdue"), "overdue invoices");
        Says(await story.SayAsync(Priya, "paied INV-2026-0002 4712"), "I do not know \"paied\"");
        Says(await story.SayAsync(Priya, "phase 2 paid"), "Record this payment?", "Nothing is recorded yet.");
    }

    /// <summary>
    /// A button's text is a command whatever it looks like: forged ones are refused as such, and nothing is
    /// disclosed.
    /// </summary>
    [Fact]
    public async Task The_words_of_a_button_are_never_taken_for_a_question()
    {
        await using var story = await FixedLedger.TellAsync();
        await story.SayAsync(Priya, "start final");
        var (action, message, conversation) = story.Newest("Post a team reminder");
        var forged = System.Text.Json.Nodes.JsonNode.Parse(action.GetRawText())!;
        forged["data"]!["say"] = "show me what's owed";
        var answer = await story.PressAsync(
            Bob,
            (System.Text.Json.JsonDocument.Parse(forged.ToJsonString()).RootElement, message, conversation)
        );
        Says(answer, "There is no milestone");
        Assert.DoesNotContain("owes", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_with_several_projects_is_answered_for_each_that_the_speaker_sees()
    {
        await using var story = await FixedLedger.TellAsync();
        await story.SayAsync(
            Priya,
            "project new \"Acme shop\" client \"Acme GmbH\" total 1000 EUR key SHOP using halves",
            "19:shop@thread.tacv2"
        );
        await story.SayAsync(
            Priya,
            "project new \"Baker site\" client \"Baker Ltd\" total 800 EUR key BAKER using website-30-40-30",
            "19:baker@thread.tacv2"
        );

        // In a public conversation, the client's other project is not mentioned.
        Exactly(
            await story.SayAsync(Priya, "what does Acme owe?"),
            "Acme GmbH owes €4,712.00 gross: INV-2026-0002 (Design approval) €4,712.00 open, "
                + "due Fri 28 Aug 2026, 4 days overdue. As of Tue 1 Sep 2026 10:00 (Europe/Berlin), Acme website."
        );
        Exactly(
            await story.SayAsync(Priya, "was phase 1 billed for Baker?"),
            "That is about another project than this place's, and everybody reads along here. "
                + "Ask it in your own chat with me: was phase 1 billed for Baker?"
        );
        Says(
            await story.SayAsync(Priya, "is anything open in Baker site? and in Acme website?"),
            "That is about another project than this place's"
        );
        Says(await story.SayAsync(Priya, "project use ACME", Own), "Acme website (ACME)");
        Exactly(
            await story.SayAsync(Priya, "what does Acme owe?", Own),
            "Acme website (ACME): Acme GmbH owes €4,712.00 gross: INV-2026-0002 (Design approval) "
                + "€4,712.00 open, due Fri 28 Aug 2026, 4 days overdue. "
                + "Acme shop (SHOP): Acme GmbH owes nothing: nothing is billed yet. "
                + "As of Tue 1 Sep 2026 10:00 (Europe/Berlin), Acme website and Acme shop."
        );
        Says(
            await story.SayAsync(Priya, "was phase 1 billed for Baker?", Own),
            "No, not billed: Discovery and strategy is planned",
            "Baker site."
        );
        Says(
            await story.SayAsync(Priya, "was phase 1 billed? BAKER", Own),
            "No, not billed: Discovery and strategy is planned",
            "Baker site."
        );
        Says(
            await story.SayAsync(Priya, "is anything open in Baker site? and in Acme website?", Own),
            "Baker site (BAKER): No. Baker Ltd owes nothing",
            "Acme website (ACME): Yes. Acme GmbH owes €4,712.00"
        );
        Says(
            await story.SayAsync(Priya, "was phase 2 paid?", "19:shop@thread.tacv2"),
            "No, not paid: Final delivery is not billed",
            "Acme shop."
        );
        Says(
            await story.SayAsync(Priya, "was phase 2 paid for the Acme website?", "19:shop@thread.tacv2"),
            "That is about another project than this place's"
        );
        Says(
            await story.SayAsync(Priya, "was phase 2 paid for the Acme website?", Own),
            "No, in part: €1,000.00 of €5,712.00 received",
            "Acme website."
        );

        // Bob is in the conversation of Acme website, and in no other.
        Exactly(
            await story.SayAsync(Bob, "what does Acme owe?"),
            "Acme GmbH owes €4,712.00 gross: INV-2026-0002 (Design approval) €4,712.00 open, "
                + "due Fri 28 Aug 2026, 4 days overdue. As of Tue 1 Sep 2026 10:00 (Europe/Berlin), Acme website."
        );
        Says(
            await story.SayAsync(Bob, "what does Baker owe?"),
            "I see no client, project or milestone \"baker\" from here"
        );
        Says(
            await story.SayAsync(Bob, "was phase 1 billed? BAKER"),
            "There is no project BAKER that you can see from here"
        );
    }

    [Fact]
    public async Task Without_a_project_of_the_place_the_only_one_is_meant_and_of_several_it_is_asked_which()
    {
        await using var story = await FixedLedger.TellAsync();
        Says(
            await story.SayAsync(Priya, "was phase 2 billed?", Own),
            "Yes, billed: Design approval, INV-2026-0002",
            "Acme website."
        );
        await story.SayAsync(
            Priya,
            "project new \"Shop\" client \"Baker Ltd\" total 1000 EUR using halves",
            "19:shop@thread.tacv2"
        );
        Says(
            await story.SayAsync(Priya, "was phase 2 billed?", Own),
            "Which project do you mean? You see Acme website (ACME), Shop (SHOP)."
        );
        Says(
            await story.SayAsync(Priya, "was phase 2 billed? ACME", Own),
            "Yes, billed: Design approval, INV-2026-0002",
            "Acme website."
        );
        Says(await story.SayAsync(Priya, "what does Baker owe?", Own), "Baker Ltd owes nothing", "Shop.");
        Says(await story.SayAsync(Bob, "was phase 2 billed?", "a:bobs-own-chat"), "There is no project here yet");
        Says(await story.SayAsync(Bob, "was phase 2 billed? ACME", "a:bobs-own-chat"), "There is no project");
    }

    private static void Exactly(BotAnswer answer, string text) => Assert.Equal(text, answer.Text);
}
