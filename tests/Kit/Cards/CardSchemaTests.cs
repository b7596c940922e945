using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Kit.Cards;

/// <summary>The validation of cards accepts valid ones and reports each kind of problem.</summary>
[Needs(Need.Node)]
public sealed class CardSchemaTests
{
    private const string Head =
        """{"type":"AdaptiveCard","version":"1.5","msteams":{"width":"Full","entities":["""
        + """{"type":"mention","text":"<at>Priya</at>","mentioned":{"id":"29:p","name":"Priya"}}]},""";

    private const string Table =
        """  {"type":"Table","columns":[{"width":2},{"width":1}]"""
        + ""","rows":[{"type":"TableRow","cells":[{"type":"TableCell","items":[{"type":"TextBlock","text":"a"}]}]}]},""";

    private const string Good = $$$$"""
        {{{{Head}}}}
         "refresh":{"action":{"type":"Action.Execute","verb":"redraw"},"userIds":["29:a"]},
         "body":[
          {"type":"TextBlock","text":"Design approval, <at>Priya</at>","weight":"Bolder","wrap":true},
          {"type":"FactSet","facts":[{"title":"Due","value":"2026-07-30"}]},
        {{{{Table}}}}
          {"type":"Chart.Donut","title":"Paid","data":[{"legend":"paid","value":3.5},{"legend":"open","value":1}]},
          {"type":"Input.Date","id":"on","label":"Paid on"}],
         "actions":[{"type":"Action.Execute","title":"Start","verb":"say","data":{"say":"start design","rev":3}}]}
        """;

    [ContractFact]
    public async Task A_card_with_facts_table_chart_input_button_and_refresh_is_fine() =>
        await CardSchema.AssertValidAsync(Good);

    [ContractTheory]
    [InlineData("\"TextBlock\",\"text\":\"Design", "\"TextBlok\",\"text\":\"Design", "TextBlok")]
    [InlineData("\"title\":\"Due\",", "", "must have required property 'title'")]
    [InlineData("\"wrap\":true", "\"wrap\":true,\"colour\":\"red\"", "colour")]
    [InlineData("\"id\":\"on\",", "", "must have required property 'id'")]
    [InlineData("\"weight\":\"Bolder\"", "\"weight\":\"Heavy\"", "/body/0/weight")]
    [InlineData("\"Chart.Donut\"", "\"Chart.Radar\"", "Chart.Radar")]
    [InlineData("\"value\":3.5", "\"value\":\"3.5\"", "must be a number")]
    [InlineData("\"legend\":\"open\",", "", "lacks legend")]
    [InlineData("\"Action.Execute\",\"title\"", "\"Action.Run\",\"title\"", "Action.Run")]
    [InlineData(
        "{\"type\":\"Input.Date\"",
        "{\"type\":\"Input.Text\",\"id\":\"on\",\"label\":\"Twice\"},{\"type\":\"Input.Date\"",
        "Duplicate Id"
    )]
    [InlineData("\"width\":\"Full\"", "\"width\":\"Half\"", "/msteams/width")]
    [InlineData("approval, <at>Priya</at>", "approval", "stands nowhere")]
    [InlineData("\"rev\":3}}]}", "\"rev\":3}}]", "could not be checked")]
    public async Task A_card_with_a_mistake_is_refused_and_the_mistake_named(string right, string wrong, string named)
    {
        Assert.Contains(right, Good, StringComparison.Ordinal);
        var problems = await CardSchema.ProblemsAsync(Good.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains(named, StringComparison.Ordinal));
    }

    [ContractFact]
    public async Task A_card_over_28000_bytes_of_UTF_16_is_refused()
    {
        var card = """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":""}]}""";
        var room = (CardSchema.MostBytes / 2) - card.Length;
        Assert.Empty(
            await CardSchema.ProblemsAsync(
                card.Replace("\"text\":\"", "\"text\":\"" + new string('ü', room), StringComparison.Ordinal)
            )
        );
        var problem = Assert.Single(
            await CardSchema.ProblemsAsync(
                card.Replace("\"text\":\"", "\"text\":\"" + new string('ü', room + 1), StringComparison.Ordinal)
            )
        );
        Assert.Contains("28002", problem, StringComparison.Ordinal);
    }
}
