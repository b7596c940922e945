using MilestoneBot.Domain.Naming;

namespace MilestoneBot.Cards.Shared;

/// <summary>Why a milestone name is refused, in half a sentence without a period.</summary>
internal static class NameFaultText
{
    public static string Describe(string name, NameFault fault) =>
        fault switch
        {
            NameFault.TooLong => $"too long: {MilestoneName.LengthOf(MilestoneName.Normalize(name))} characters; "
                + $"a name has at most {MilestoneName.MaxLength}",
            NameFault.Invisible => "too general: it holds invisible characters; write it in plain letters",
            NameFault.TooFewLetters =>
                "too general: a name has at least two letters and says what the client receives or signs",
            NameFault.Progress => "not a deliverable: progress is nothing the client receives or signs",
            NameFault.Service =>
                "not a deliverable: a service has no moment at which it is done; name what is handed over",
            NameFault.Time => "not a deliverable: time spent is nothing the client receives or signs",
            NameFault.Payment => "not a deliverable: it names the payment, not what the client gets for it",
            NameFault.Counter => "too general: it only counts; add the deliverable",
            _ => "too general: it does not say what the client receives or signs",
        };
}
