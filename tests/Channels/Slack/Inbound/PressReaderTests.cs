using System.Text.Json;
using System.Text.Json.Nodes;
using MilestoneBot.Channels.Slack.BlockKit;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit.Slack;

namespace MilestoneBot.Tests.Channels.Slack.Inbound;

public sealed class PressReaderTests
{
    private static readonly Card Counter = new("Counter")
    {
        Inputs =
        [
            new("by", "By") { Value = "Dana" },
            new("on", "On", InputKind.Date),
            new("how", "How", InputKind.Choice) { Choices = ["bank", "cash"], Value = "cash" },
        ],
        Buttons = [new("Tick", "tick", SendsInputs: true), new("Look", "show 1")],
        Address = "counter/P1/1",
        Revision = 2,
    };

    private static readonly JsonElement Blocks = JsonDocument.Parse(BlockKitRenderer.Render(Counter)).RootElement;

    private static JsonElement Button(int at) =>
        BlockKitRules.All(Blocks).Where(e => BlockKitRules.TypeOf(e) == "button").ElementAt(at);

    private static ActionPayload? Press(Action<JsonObject> change, int button = 0) =>
        ActionReader.ReadBlockAction(SlackPayloads.Press(Button(button), Blocks, change));

    private static ActionPayload? Submit(Action<JsonObject> change) =>
        ActionReader.ReadViewSubmission(
            SlackPayloads.Submission(
                JsonDocument.Parse(ModalRenderer.Render(Counter, new("C0ACME", "17.1"))).RootElement,
                change
            )
        );

    private static JsonObject Values(JsonObject payload) => payload["state"]!["values"]!.AsObject();

    [Fact]
    public void A_press_says_where_it_was_and_what_was_filled_in()
    {
        var read = Press(payload => Values(payload)["in.2.by"]!["in.by"]!["value"] = "Dana Weiss & Söhne")!;
        Assert.Equal(
            ("tick", new CardAction("counter/P1/1", 2), "C0ACME", "1700000000.000100", "1700000001.000200", false),
            (read.CommandText, read.CardAction, read.Channel, read.Thread, read.Message, read.IsEphemeral)
        );
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["by"] = "Dana Weiss & Söhne",
                ["on"] = "",
                ["how"] = "cash",
            },
            read.Inputs
        );
    }

    [Fact]
    public void A_button_that_takes_nothing_with_it_is_given_nothing_whatever_stands_in_the_fields() =>
        Assert.Empty(Press(_ => { }, button: 1)!.Inputs);

    [Fact]
    public void A_message_in_no_thread_and_one_for_a_single_pair_of_eyes_are_told_apart()
    {
        var read = Press(payload =>
        {
            payload["container"]!.AsObject().Remove("thread_ts");
            payload["message"]!.AsObject().Remove("thread_ts");
            payload["container"]!["is_ephemeral"] = true;
        })!;
        Assert.Equal(("", true), (read.Thread, read.IsEphemeral));
        Assert.Equal(
            "5.5",
            Press(payload =>
            {
                payload["container"]!.AsObject().Remove("thread_ts");
                payload["message"]!["thread_ts"] = "5.5";
            })!.Thread
        );
    }

    [Fact]
    public void A_button_in_a_window_is_pressed_where_the_window_was_opened_with_what_stands_in_it()
    {
        var view = JsonDocument
            .Parse(
                ModalRenderer.Render(
                    Counter with
                    {
                        Buttons = [new("Save", "save", SendsInputs: true), new("Tick", "tick", SendsInputs: true)],
                    },
                    new("C0ACME", "17.1")
                )
            )
            .RootElement;
        var sent = JsonNode.Parse(SlackPayloads.Submission(view).GetProperty("view").GetRawText());
        var read = ActionReader.ReadBlockAction(
            SlackPayloads.Press(
                BlockKitRules.All(view).Single(e => BlockKitRules.TypeOf(e) == "button"),
                Blocks,
                payload =>
                {
                    payload["view"] = sent;
                    payload["view"]!["state"]!["values"]!["in.2.by"]!["in.by"]!["value"] = "typed";
                    payload.Remove("state");
                    payload.Remove("message");
                    payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V0FORM" };
                }
            )
        )!;
        Assert.Equal(
            ("tick", "C0ACME", "17.1", "", "V0FORM", "1700000003.abc", "typed"),
            (read.CommandText, read.Channel, read.Thread, read.Message, read.ViewId, read.ViewHash, read.Inputs["by"])
        );
    }

    [Fact]
    public void A_button_of_the_home_page_belongs_nowhere()
    {
        var read = Press(
            payload =>
            {
                payload["view"] = new JsonObject
                {
                    ["id"] = "V0HOME",
                    ["type"] = "home",
                    ["callback_id"] = "home",
                    ["private_metadata"] = "",
                };
                payload.Remove("message");
                payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V0HOME" };
            },
            button: 1
        )!;
        Assert.Equal(("show 1", "", "V0HOME"), (read.CommandText, read.Channel, read.ViewId));
    }

    [Fact]
    public void What_is_typed_stands_beside_the_words_and_never_in_their_place()
    {
        var read = Press(payload =>
        {
            foreach (var name in new[] { "say", "card", "rev", "in" })
                Values(payload)[$"x.{name}"] = new JsonObject
                {
                    [$"in.{name}"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "forbidden" },
                };
            Values(payload)["other"] = new JsonObject
            {
                ["by"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "without prefix" },
                ["in."] = new JsonObject(),
            };
        })!;
        Assert.Equal(("tick", "counter/P1/1", 2), (read.CommandText, read.Card, read.Revision));
        Assert.Equal(["by", "card", "how", "in", "on", "rev", "say"], read.Inputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Dana", read.Inputs["by"]);
    }

    public static TheoryData<string> NoDataOfOurs =>
        [
            "null",
            "[]",
            "7",
            "\"tick\"",
            "{}",
            "tick",
            "",
            "{",
            """{"say":null}""",
            """{"say":""}""",
            """{"say":["tick"]}""",
            """{"say":{"a":1}}""",
            """{"say":7}""",
            """{"card":"counter/P1/1","rev":0}""",
            """{"say":"tick","card":7}""",
            """{"say":"tick","card":null}""",
            """{"say":"tick","rev":1.5}""",
            """{"say":"tick","rev":"soon"}""",
            """{"say":"tick","rev":1e309}""",
            """{"say":"tick","rev":99999999999999999999}""",
            """{"say":"tick","rev":true}""",
            """{"say":"\ud800"}""",
            """{"say":"tick","card":"\udc00"}""",
            """{"\ud800":1,"say":"tick","card":"\ud800"}""",
            $$"""{"say":"{{new string('a', 4001)}}"}""",
            $$"""{"say":"tick","card":"{{new string('a', 401)}}"}""",
            new string('[', 9000),
            $$"""{"say":"tick","x":"{{new string('a', 20_000)}}"}""",
        ];

    [Theory, MemberData(nameof(NoDataOfOurs))]
    public void A_button_and_a_form_that_carry_nothing_of_ours_are_none(string data)
    {
        Assert.Null(Press(payload => payload["actions"]![0]!["value"] = data));
        Assert.Null(Submit(payload => payload["view"]!["private_metadata"] = data));
    }

    [Fact]
    public void A_button_without_card_or_revision_is_one_of_a_card_that_never_changes()
    {
        var read = Press(payload => payload["actions"]![0]!["value"] = """{"say":"status","rev":"5","in":1}""")!;
        Assert.Equal(("status", "", 5, 0), (read.CommandText, read.Card, read.Revision, read.Inputs.Count));
    }

    public static TheoryData<string> NoPayloadOfOurs =>
        [
            "null",
            "[]",
            "7",
            "{}",
            """{"actions":null}""",
            """{"actions":[]}""",
            """{"actions":[7]}""",
            """{"actions":{"0":{}}}""",
            """{"actions":[{"type":"button"}]}""",
            """{"actions":[{"type":"button","value":7}]}""",
            """{"actions":[{"type":"button","value":null}]}""",
            """{"actions":[{"type":"static_select","value":"{\"say\":\"tick\"}"}]}""",
            """{"actions":[{"type":"button","value":"{\"say\":\"tick\"}"},{"type":"button","value":"{\"say\":\"tick\"}"}]}""",
            """{"actions":[{"type":"button","value":"\ud800"}]}""",
            """{"view":null}""",
            """{"view":[]}""",
            """{"view":{"callback_id":"say"}}""",
            """{"view":{"callback_id":7,"private_metadata":"{\"say\":\"tick\"}"}}""",
            """{"view":{"callback_id":"home","private_metadata":"{\"say\":\"tick\"}"}}""",
            """{"view":{"callback_id":"say","private_metadata":{"say":"tick"}}}""",
        ];

    [Theory, MemberData(nameof(NoPayloadOfOurs))]
    public void A_payload_of_another_shape_is_none(string payload)
    {
        var parsed = JsonDocument.Parse(payload).RootElement;
        Assert.Null(ActionReader.ReadBlockAction(parsed));
        Assert.Null(ActionReader.ReadViewSubmission(parsed));
    }

    [Fact]
    public void The_rest_of_a_payload_may_be_of_any_shape()
    {
        foreach (
            var odd in new[]
            {
                "null",
                "[]",
                "7",
                "\"x\"",
                "{}",
                """{"channel_id":7,"thread_ts":{},"message_ts":null}""",
                $$"""{"channel_id":"{{new string('C', 200)}}"}""",
            }
        )
        {
            var read = Press(
                payload => (payload["container"], payload["message"]) = (JsonNode.Parse(odd), JsonNode.Parse(odd)),
                button: 1
            )!;
            Assert.Equal(("show 1", "", "", ""), (read.CommandText, read.Channel, read.Thread, read.Message));
        }
    }

    public static TheoryData<string> NoStateOfOurs =>
        [
            "null",
            "[]",
            "7",
            """{"b":{"in.by":null}}""",
            """{"b":{"in.by":7}}""",
            """{"b":{"in.by":{"value":"x"}}}""",
            """{"b":{"in.by":{"type":"checkboxes","selected_options":[]}}}""",
            """{"b":{"in.by":{"type":"plain_text_input","value":["x"]}}}""",
            """{"b":{"in.by":{"type":"plain_text_input","value":true}}}""",
            """{"b":{"in.by":{"type":"datepicker","selected_date":{}}}}""",
            """{"b":{"in.by":{"type":"static_select","selected_option":[]}}}""",
            """{"b":{"in.by":{"type":"static_select","selected_option":{"value":7}}}}""",
            """{"b":{"in.by":{"type":"static_select","selected_option":{}}}}""",
            """{"b":{"in.by":{"type":"plain_text_input","value":"a"}},"c":{"in.by":{"type":"plain_text_input","value":"b"}}}""",
            """{"b":{"in.by":{"type":"plain_text_input","value":"\ud800"}}}""",
            """{"b":{"in.\ud800":{"type":"plain_text_input","value":"x"}}}""",
            """{"b":{"in.by":{"type":"plain_text_input","value":"long"}}}""".Replace(
                "long",
                new string('v', 20_001),
                StringComparison.Ordinal
            ),
            "{"
                + string.Join(
                    ',',
                    Enumerable
                        .Range(1, 51)
                        .Select(i => $"\"b{i}\":{{\"in.f{i}\":{{\"type\":\"plain_text_input\",\"value\":\"\"}}}}")
                )
                + "}",
        ];

    [Theory, MemberData(nameof(NoStateOfOurs))]
    public void Fields_that_hold_what_they_cannot_make_it_no_press_of_ours(string values)
    {
        // Half of a surrogate pair survives only in the form in which it was sent.
        JsonElement With(JsonElement payload, string before) =>
            JsonDocument.Parse(payload.GetRawText().Replace(before, values, StringComparison.Ordinal)).RootElement;
        Assert.Null(
            ActionReader.ReadBlockAction(
                With(SlackPayloads.Press(Button(0), Blocks, p => p["state"]!["values"] = "VALUES"), "\"VALUES\"")
            )
        );
        Assert.Null(
            ActionReader.ReadViewSubmission(
                With(
                    SlackPayloads.Submission(
                        JsonDocument.Parse(ModalRenderer.Render(Counter, new("C", ""))).RootElement,
                        p => p["view"]!["state"]!["values"] = "VALUES"
                    ),
                    "\"VALUES\""
                )
            )
        );
        Assert.NotNull(
            ActionReader.ReadBlockAction(
                With(SlackPayloads.Press(Button(1), Blocks, p => p["state"]!["values"] = "VALUES"), "\"VALUES\"")
            )
        ); // A button that sends no inputs is not affected.
    }

    [Fact]
    public void A_form_without_state_has_nothing_filled_in()
    {
        Assert.Empty(Submit(payload => payload["view"]!.AsObject().Remove("state"))!.Inputs);
        Assert.Empty(Press(payload => payload.Remove("state"))!.Inputs);
    }

    [Fact]
    public void A_submission_says_where_its_window_was_opened()
    {
        var read = Submit(_ => { })!;
        Assert.Equal(
            ("tick", new CardAction("counter/P1/1", 2), new ModalOrigin("C0ACME", "17.1"), "V0FORM", "1700000003.abc"),
            (read.CommandText, read.CardAction, read.Origin, read.ViewId, read.ViewHash)
        );
        Assert.Equal(["", "cash", "Dana"], new[] { "on", "how", "by" }.Select(n => read.Inputs[n]));
    }
}
