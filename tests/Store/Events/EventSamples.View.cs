using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Tests.Domain;

namespace MilestoneBot.Tests.Store.Events;

internal static partial class EventSamples
{
    /// <summary>The names of all event types.</summary>
    public static TheoryData<string> Names =>
        [
            .. typeof(ProjectEvent)
                .Assembly.GetTypes()
                .Where(t => t.IsSubclassOf(typeof(ProjectEvent)) && !t.IsAbstract)
                .Select(t => t.Name)
                .Order(StringComparer.Ordinal),
        ];

    public static ProjectEvent Find(string name) =>
        All.SingleOrDefault(e => e.GetType().Name == name)
        ?? throw new InvalidOperationException($"{name} needs one sample in tests/Store/Events/EventSamples.cs.");

    /// <summary>A project with the milestone, invoice and request that the samples refer to.</summary>
    public static ProjectView View()
    {
        var fixture = ProjectFixture.Website().Agreed().Reach(1, "issued");
        var asked = new RequestMade(1, RequestKind.Refund, 1, 1, Net, "paid twice");
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["marc"] = "Marc Ode",
            ["lena"] = "Lena Kay",
            ["priya"] = "Priya Nair",
            ["slack|T0|U0PRIYA"] = "Priya Shah",
            ["slack|T0|U0MARC"] = "Marc Oliver",
        };
        return new(
            fixture.Project.Apply(new(asked, new("priya", fixture.Now, Solo: true))),
            names,
            fixture.Now,
            "Europe/Berlin"
        );
    }
}
