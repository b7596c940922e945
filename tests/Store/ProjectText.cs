using System.Text.Json;
using System.Text.Json.Serialization;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Tests.Store;

/// <summary>Everything that a project contains as text, so that two can be compared.</summary>
internal static class ProjectText
{
    private static readonly JsonSerializerOptions All = new()
    {
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        Converters =
        {
            new MoneyConverter(),
            new PercentConverter(),
            new AmountConverter(),
            new JsonStringEnumConverter(),
        },
    };

    public static string Of(Project project) => JsonSerializer.Serialize(project, All);
}
