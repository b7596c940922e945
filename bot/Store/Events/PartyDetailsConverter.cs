using System.Text.Json;
using System.Text.Json.Serialization;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Parties;

namespace MilestoneBot.Store.Events;

/// <summary>
/// What is said of a party, each value under its word and only what is said: <c>{"city":"Berlin","country":"DE"}</c>. A
/// word that this version does not know is left out.
/// </summary>
internal sealed class PartyDetailsConverter : JsonConverter<PartyDetails>
{
    private static readonly IReadOnlyList<PartyField> Fields = Enum.GetValues<PartyField>();

    public override PartyDetails Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The details of a party are no object.");
        var details = PartyDetails.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = PartyFields.Find(reader.GetString() ?? "");
            reader.Read();
            if (field is { } known && reader.TokenType == JsonTokenType.String)
                details = details.With(known, reader.GetString() ?? "");
            else
                reader.Skip();
        }
        return details;
    }

    public override void Write(Utf8JsonWriter writer, PartyDetails value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var field in Fields)
            if (value.Get(field) is { Length: > 0 } text)
                writer.WriteString(PartyFields.ToWord(field), text);
        writer.WriteEndObject();
    }
}
