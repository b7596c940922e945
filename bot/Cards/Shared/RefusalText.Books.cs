using MilestoneBot.Domain.Books;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Cards.Shared;

/// <summary>Refusals about the export of the books.</summary>
internal static partial class RefusalText
{
    private static string? Books(Refusal why) =>
        why switch
        {
            Refusal.DatevOfFirstProject =>
                "How the books are exported is set already. An approver or finance of this workspace's first project changes it there. "
                    + "Nothing was changed.",
            Refusal.InvalidDatev r => $"{WrongValue(r)} Nothing was changed.",
            _ => null,
        };

    private static string WrongValue(Refusal.InvalidDatev r) =>
        r.Fault switch
        {
            DatevFault.Consultant =>
                $"{Typed(r)} is no consultant number: 1001 to 9999999, like settings datev consultant 29098.",
            DatevFault.Client => $"{Typed(r)} is no client number: 1 to 99999, like settings datev client 55003.",
            DatevFault.YearStart =>
                $"{Typed(r)} is no first day of a month: write month and day, like settings datev year-start 01-01.",
            DatevFault.AccountLength =>
                $"{Typed(r)} is no account length: 4 to 8 digits, like settings datev account-length 4.",
            DatevFault.OtherLength =>
                $"Accounts are set with {r.Length} digits. Another length would make them other accounts.",
            DatevFault.NoLength => "First say how many digits accounts have: settings datev account-length 4.",
            DatevFault.ServiceDate =>
                $"{Typed(r)} is neither on nor off: settings datev service-date on, if your tax adviser agrees.",
            DatevFault.Key => $"{Typed(r)} has no valid tax key: 1 to 4 digits, like settings datev {r.Name} "
                + $"{new string('8', r.Length ?? 4)} key 3, or no key at all.",
            DatevFault.Debtors =>
                $"{Typed(r)} is no client account: {r.Length + 1} digits beginning with 1 to 6, one digit more than other accounts.",
            _ => $"{Typed(r)} is no account here: accounts have exactly {r.Length} digits.",
        };

    private static string Typed(Refusal.InvalidDatev r) => $"\"{Cut(r.Value)}\"";
}
