using Xunit.Abstractions;
using Xunit.Sdk;

namespace MilestoneBot.Tests.Kit;

/// <summary>What a test needs beside the .NET SDK.</summary>
public enum Need
{
    /// <summary>Chromium.</summary>
    Browser,

    /// <summary>Node and the packages of <c>tests/Kit/node</c>.</summary>
    Node,

    /// <summary>Another process: the bot itself, or a tool of the system.</summary>
    Process,

    /// <summary>Seconds: thousands of cases, or waits that no clock can shorten.</summary>
    Time,

    /// <summary>Many minutes: a thousand histories. Only <c>tests/run --long</c> runs it.</summary>
    Minutes,
}

/// <summary>
/// Says what a test, or each of a class, needs. <c>tests/run --quick</c> leaves all of these out, <c>tests/run</c> what
/// takes minutes; a house test finds those that need a process and do not say so.
/// </summary>
[TraitDiscoverer("MilestoneBot.Tests.Kit.NeedsDiscoverer", "MilestoneBot.Tests")]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class NeedsAttribute(Need what) : Attribute, ITraitAttribute
{
    public Need What => what;
}

/// <summary>Makes of the attribute the trait by which tests are chosen: Needs=Browser.</summary>
public sealed class NeedsDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) =>
        [new("Needs", $"{traitAttribute.GetConstructorArguments().First()}")];
}
