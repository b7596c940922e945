using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace MilestoneBot.Pages.Client;

/// <summary>What a button of the client's page does.</summary>
public enum ClientAction
{
    Agree,
    Wish,
    Approve,
    Changes,
}

/// <summary>One form of the client's page, as it was sent.</summary>
/// <param name="Of">The milestone; 0 for the terms.</param>
/// <param name="Seen">What the page showed, in milliseconds.</param>
/// <param name="Once">The number of the form on that page.</param>
/// <param name="Text">The full name, or what is asked for.</param>
public sealed record ClientPost(ClientAction Action, int Of, long Seen, string Once, string Text, bool IsTicked)
{
    private const int MostOfOnce = 40;
    private const int MostOfText = 4000;

    /// <summary>The code that was mailed; "" where none was entered.</summary>
    public string Code { get; init; } = "";

    /// <summary>The form asks for the code that was mailed.</summary>
    public bool AsksCode { get; init; }

    /// <summary>What is wrong, beside the field.</summary>
    public string Problem { get; init; } = "";

    public bool NeedsName => Action is ClientAction.Agree or ClientAction.Approve;

    /// <summary>Null for what no form of the page sends.</summary>
    public static ClientPost? Read(IFormCollection form) =>
        Enum.TryParse<ClientAction>(form["do"], out var action)
        && Enum.IsDefined(action)
        && int.TryParse(form["of"], NumberStyles.None, CultureInfo.InvariantCulture, out var of)
        && long.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
        && One(form["once"]) is { Length: > 0 and <= MostOfOnce } once
        && once.All(char.IsAsciiLetterOrDigit)
            ? new(action, of, seen, once, OneLine(One(form["text"])), One(form["tick"]) == "yes")
            {
                Code = string.Concat(One(form["code"]).Where(char.IsAsciiDigit)),
            }
            : null;

    private static string One(StringValues values)
    {
        var text = values.Count == 1 ? values[0] ?? "" : "";
        return text.Length > MostOfText ? text[..MostOfText] : text;
    }

    /// <summary>What is kept is one line: line ends and tabs of a text field become spaces.</summary>
    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
