using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Dunning;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>What the team reads of reminders that go to the client: mails, formal reminders, interest.</summary>
internal static class DunningText
{
    /// <summary>A mail that is tried longer than a day is told as refused; one that is silent was not needed any more.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(26);

    /// <summary>What became of the last mail that reminded the client, and of the last formal reminder.</summary>
    public static IEnumerable<Fact> Facts(ProjectView view, Invoice i)
    {
        if (!i.Open.IsPositive)
            yield break;
        if (i.ReminderMail is { } mail)
            yield return new("Client reminded", Became(view, mail));
        if (i.FormalReminder is not { } formal)
            yield break;
        yield return new(
            "Formal reminder",
            $"{formal.On.ToIsoDate()} by {view.NameOf(formal.Signed.By)}: "
                + $"{formal.Claim.Total} by {formal.PayBy.ToIsoDate()}"
        );
        yield return new(
            "Its mail",
            (view.Mail, i.FormalMail) switch
            {
                (_, { } sent) => Became(view, sent),
                (ClientMailMode.Mailed, _) => "goes out in a moment",
                (ClientMailMode.Shown, _) => "shown at /mailbox; nothing was mailed",
                _ => $"e-mail is not set up; please send the file yourself: {Document(i)}",
            }
        );
    }

    /// <summary>What of a payment is interest, and where more has arrived than the letter asked for.</summary>
    public static IEnumerable<string> InterestLines(Invoice i, Payment paid)
    {
        if (!paid.Interest.IsPositive)
            yield break;
        yield return $"{paid.Interest} of the {paid.Amount} is interest; it has no VAT and pays no invoice.";
        if (i is { FormalReminder: { } formal, LateOwed.IsNegative: true })
            yield return $"{-i.LateOwed} more is booked as interest and fee than the formal reminder of "
                + $"{formal.On.ToDay()} asked for. If it was booked twice: reverse {paid.Name} reason \"booked twice\"";
    }

    /// <summary>What the last formal reminder asked for beside the invoice's sum; "" when it asked for nothing.</summary>
    public static string LatePart(Refusal.PaymentExceedsBalance r) =>
        r.AsInterest is { } late
            ? $"book {late} as interest and fee, which the formal reminder of "
                + $"{r.Invoice.FormalReminder!.On.ToDay()} asked for, or "
            : "";

    /// <summary>What the last formal reminder named beside the invoice's sum and nobody has paid.</summary>
    public static string Owed(Invoice i) =>
        $"{i.LateOwed}, asked for on {i.FormalReminder!.On.ToDay()}"
        + Suffix.When(
            !i.Open.IsPositive,
            $"; when it arrives: pay {i.NumberOrPending()} {i.LateOwed} interest {i.LateOwed}"
        );

    /// <summary>Mails the client about the invoice, once a day; nothing where no mail leaves.</summary>
    public static IEnumerable<Button> MailButtons(ProjectView view, Invoice i)
    {
        if (
            view.Mail == ClientMailMode.None
            || i is not { Open.IsPositive: true, Dispute: null, IsNumbered: true }
            || (i.ReminderMail is { } mail && view.Project.IsMailedOn(mail, view.Today))
        )
            yield break;
        yield return new("Mail to client", $"remind {i.NumberOrPending()} client");
    }

    /// <summary>What helps on the invoice's own card where a mail about it did not leave.</summary>
    public static IEnumerable<Button> HelpButtons(ProjectView view, Invoice i)
    {
        var lost = new[] { i.ReminderMail?.Fault, i.FormalMail?.Fault };
        if (
            lost.Any(fault => fault is ClientMailFault.NoAddress or ClientMailFault.AddressRefused)
            && i is { Open.IsPositive: true, Mail.Fault: null }
        )
            yield return new("Change address", "settings client");
        if (lost[0] is not (null or ClientMailFault.Uncertain))
            foreach (var button in MailButtons(view, i))
                yield return button;
        if (lost[1] is not (null or ClientMailFault.Uncertain))
            foreach (var button in FormalButtons(view, i))
                yield return button;
    }

    public static IEnumerable<Button> FormalButtons(ProjectView view, Invoice i)
    {
        if (view.Project.CheckFormalReminder(i, view.SellerToday) is null)
            yield return new("Formal reminder", $"remind {i.NumberOrPending()} formal");
    }

    /// <summary>The document of the last formal reminder.</summary>
    public static string Document(Invoice i) => $"document {i.NumberOrPending()} formal";

    public static string Audit(FormalReminderSent e, string number) =>
        $"sent formal reminder {e.Number} of {number}: {e.Claim.Open} open, "
        + $"interest {e.Claim.Interest}, flat fee {e.Claim.FlatFee}, "
        + Suffix.When(e.Claim.AlreadyPaid.IsPositive, $"{e.Claim.AlreadyPaid} of both paid already, ")
        + $"to be paid by {e.PayBy.ToIsoDate()}";

    /// <summary>"9.27 %" of a rate in hundredths of a percent.</summary>
    public static string Rate(int rate) => $"{rate / 100}.{rate % 100:00} %";

    /// <summary>Why no interest is asked for.</summary>
    public static string Reason(NoInterestReason reason, string country) =>
        reason switch
        {
            NoInterestReason.Off =>
                "No interest and no flat fee are asked for. To ask for them: settings late-interest on",
            NoInterestReason.Consumer => "No interest and no flat fee: the client is a consumer.",
            NoInterestReason.NotKnownAsBusiness =>
                "No interest and no flat fee: only a business owes them, and nobody has said that the client is one: "
                    + "settings client business, or its VAT id",
            NoInterestReason.SellerCountryUnknown =>
                "No interest and no flat fee: the invoice does not say in which country the seller is.",
            NoInterestReason.NoLawForCountry =>
                $"No interest and no flat fee: the rates for a seller in {country} are not known here. "
                    + "Known are Germany and the other countries with the euro.",
            _ => "No interest and no flat fee yet: the due date was a day off, and the next working day still counts.",
        };

    /// <summary>Which rates count, from where they come, and until when they are known.</summary>
    public static string Source(LateInterestLaw law) =>
        (
            law == LateInterestLaw.German
                ? "§ 288 BGB: base rate of the Bundesbank and 9 points"
                : "Directive 2011/7/EU: main refinancing rate of the ECB and 8 points, the least that each country grants"
        ) + $". Rates are known until {ReferenceRates.LastDay.ToDay()}. Check what your contract says.";

    private static string Became(ProjectView view, ClientMail mail) =>
        mail switch
        {
            { IsWaiting: true } when view.Mail == ClientMailMode.Shown => "shown at /mailbox; nothing was mailed",
            { IsWaiting: true } when view.Now - mail.At > LongestWait =>
                "not mailed: nothing was owed when it was to go out",
            { IsWaiting: true } => "the mail goes out in a moment",
            _ => ClientMailText.Became(view, mail),
        };
}
