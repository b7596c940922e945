using System.Globalization;
using System.Text.Json;
using MilestoneBot.Channels.Slack.BlockKit;
using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// Reads clicks and submissions from Slack's payloads. Slack signs the payload, but the contents of buttons and
/// fields may come from anybody. A value that is missing, of another type, too long or present twice makes the
/// payload no action of ours; it never throws.
/// </summary>
internal static class ActionReader
{
    private const int MaxCommandLength = 4000,
        LongestCard = 400,
        LongestValue = 20_000,
        LongestId = 100,
        MostInputs = 50;

    /// <summary>The clicked button of a <c>block_actions</c> payload; null if it is not one of ours.</summary>
    public static ActionPayload? ReadBlockAction(JsonElement payload) =>
        ReadSafely(() =>
        {
            if (
                payload.GetAt("actions") is not { ValueKind: JsonValueKind.Array } actions
                || actions.GetArrayLength() != 1
            )
                return null;
            var action = actions[0];
            if (action.GetStringAt("type") != "button" || Data(action.GetStringAt("value")) is not { } data)
                return null;
            using var parsed = data;
            var (message, view) = (payload.GetAt("message"), payload.GetAt("view"));
            var inputs =
                data.RootElement.GetAt(ActionValue.InputsProperty).ValueKind == JsonValueKind.True
                    ? Inputs((view.ValueKind == JsonValueKind.Object ? view : payload).GetAt("state", "values"))
                    : NoInputs;
            if (inputs is null || ReadData(data.RootElement, inputs) is not { } pressed)
                return null;
            return view.ValueKind == JsonValueKind.Object
                ? OfView(pressed, view)
                : pressed with
                {
                    Channel = IdAt(payload, "container", "channel_id"),
                    Thread = IdAt(payload, "container", "thread_ts") is { Length: > 0 } thread
                        ? thread
                        : IdAt(message, "thread_ts"),
                    Message = IdAt(payload, "container", "message_ts"),
                    IsEphemeral = payload.GetAt("container", "is_ephemeral").ValueKind == JsonValueKind.True,
                };
        });

    /// <summary>The submitted form of a <c>view_submission</c> payload; null if it is not one of ours.</summary>
    public static ActionPayload? ReadViewSubmission(JsonElement payload) =>
        ReadSafely(() =>
        {
            var view = payload.GetAt("view");
            if (
                view.GetStringAt("callback_id") != ModalRenderer.CallbackId
                || Data(view.GetStringAt("private_metadata")) is not { } data
            )
                return null;
            using var parsed = data;
            return
                Inputs(view.GetAt("state", "values")) is { } inputs && ReadData(data.RootElement, inputs) is { } pressed
                ? OfView(pressed, view)
                : null;
        });

    /// <summary>
    /// The channel of a payload: of its message, or the one that its modal was opened from; "" for none.
    /// </summary>
    public static string ChannelOf(JsonElement payload)
    {
        if (IdAt(payload, "container", "channel_id") is { Length: > 0 } stands)
            return stands;
        var channel = IdAt(payload, "channel", "id");
        return channel.Length > 0 ? channel : Opened(payload.GetAt("view")).Channel;
    }

    private static (string Channel, string Thread) Opened(JsonElement view)
    {
        using var data = Data(view.GetStringAt("private_metadata"));
        var opened = data?.RootElement ?? default;
        return (IdAt(opened, ActionValue.ChannelProperty), IdAt(opened, ActionValue.ThreadProperty));
    }

    /// <summary>A modal knows the conversation that it was opened from; the home page belongs to none.</summary>
    private static ActionPayload OfView(ActionPayload pressed, JsonElement view)
    {
        var (channel, thread) = Opened(view);
        return pressed with
        {
            ViewId = IdAt(view, "id"),
            ViewHash = IdAt(view, "hash"),
            Channel = channel,
            Thread = thread,
        };
    }

    private static ActionPayload? ReadData(JsonElement data, Dictionary<string, string> inputs)
    {
        if (data.GetStringAt(ActionValue.CommandProperty) is not { Length: > 0 and <= MaxCommandLength } commandText)
            return null;
        var address = data.GetAt(ActionValue.CardProperty);
        var card = address.ValueKind switch
        {
            JsonValueKind.Undefined => "",
            JsonValueKind.String => address.GetString(),
            _ => null,
        };
        return card is { Length: <= LongestCard } && Revision(data.GetAt(ActionValue.RevisionProperty)) is { } revision
            ? new(commandText, card, revision, inputs)
            : null;
    }

    private static long? Revision(JsonElement revision) =>
        revision.ValueKind switch
        {
            JsonValueKind.Undefined => 0,
            JsonValueKind.Number when revision.TryGetInt64(out var number) => number,
            JsonValueKind.String
                when long.TryParse(
                    revision.GetString(),
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var number
                ) => number,
            _ => null,
        };

    /// <summary>
    /// The field values by input name; null if a field of ours has an impossible value, or if a name is present
    /// twice. Fields that are not ours are ignored.
    /// </summary>
    private static Dictionary<string, string>? Inputs(JsonElement values)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (values.ValueKind == JsonValueKind.Undefined)
            return inputs;
        if (values.ValueKind != JsonValueKind.Object)
            return null;
        foreach (
            var field in values
                .EnumerateObject()
                .Where(block => block.Value.ValueKind == JsonValueKind.Object)
                .SelectMany(block => block.Value.EnumerateObject())
        )
        {
            if (NameOf(field.Name).Length == 0)
                continue;
            if (
                Value(field.Value) is not { Length: <= LongestValue } value
                || inputs.Count == MostInputs
                || !inputs.TryAdd(NameOf(field.Name), value)
            )
                return null;
        }
        return inputs;
    }

    /// <summary>The name of a field of ours, with the mark of a picked person; "" for other fields.</summary>
    private static string NameOf(string actionId)
    {
        if (actionId.StartsWith(Input.PersonPrefix, StringComparison.Ordinal))
            return actionId.Length > Input.PersonPrefix.Length ? actionId : "";
        return actionId.StartsWith(InputBlockWriter.Prefix, StringComparison.Ordinal)
            ? actionId[InputBlockWriter.Prefix.Length..]
            : "";
    }

    /// <summary>
    /// The value of one field; "" for an empty one, null for a value that no field of ours can have.
    /// </summary>
    private static string? Value(JsonElement field) =>
        field.GetStringAt("type") switch
        {
            "plain_text_input" or "number_input" => Content(field.GetAt("value")),
            "datepicker" => Content(field.GetAt("selected_date")),
            "users_select" => Content(field.GetAt("selected_user")),
            "static_select" => field.GetAt("selected_option") is { ValueKind: JsonValueKind.Object } option
                ? option.GetStringAt("value")
                : Content(field.GetAt("selected_option")),
            _ => null,
        };

    private static string? Content(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            _ => null,
        };

    private static JsonDocument? Data(string? text)
    {
        if (text is not { Length: > 0 and <= LongestValue })
            return null;
        try
        {
            return JsonDocument.Parse(text, new() { MaxDepth = 8 });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string IdAt(JsonElement owner, params ReadOnlySpan<string> path) =>
        owner.GetAt(path) is { ValueKind: JsonValueKind.String } id && id.GetString() is { Length: <= LongestId } text
            ? text
            : "";

    /// <summary>Invalid text, such as half of a surrogate pair, is only found when it is read.</summary>
    private static ActionPayload? ReadSafely(Func<ActionPayload?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> NoInputs => new(StringComparer.Ordinal);
}
