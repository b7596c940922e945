using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Team;

/// <summary>Who sends and who gets invoices: what is said, what is missing, and one form for each.</summary>
internal static class PartyCards
{
    private const string Empty = "A field that is left empty stays as it is; none takes a value away.";

    private static readonly PartyField[] SellerFormFields =
    [
        PartyField.Name,
        PartyField.Street,
        PartyField.PostCode,
        PartyField.City,
        PartyField.Country,
        PartyField.VatId,
        PartyField.TaxNumber,
        PartyField.Register,
        PartyField.LegalLines,
        PartyField.ContactName,
        PartyField.Phone,
        PartyField.Mail,
        PartyField.Iban,
        PartyField.Holder,
        PartyField.Bic,
        PartyField.Colour,
        PartyField.ElectronicAddress,
    ];

    private static readonly PartyField[] ClientFormFields =
    [
        PartyField.Name,
        PartyField.Contact,
        PartyField.Street,
        PartyField.PostCode,
        PartyField.City,
        PartyField.Country,
        PartyField.VatId,
        PartyField.Kind,
        PartyField.OrderNumber,
        PartyField.BuyerReference,
        PartyField.Mail,
        PartyField.Copies,
        PartyField.Language,
        PartyField.Register,
        PartyField.ElectronicAddress,
    ];

    /// <summary>The form for the seller, filled with what is said; without fields for somebody who may not change it.</summary>
    public static Card SellerForm(ProjectView view)
    {
        var said = view.SellerSettings;
        var card = new Card(said.Party.Name.Length > 0 ? $"Seller: {said.Party.Name}" : "Who sends the invoices?")
        {
            Lines =
            [
                .. said.Party.Name.Length == 0 && view.IsTrial
                    ? ["Until a name is said, invoices come from a sample seller and say SAMPLE."]
                    : Array.Empty<string>(),
                .. MissingLine(PartyGap.Find(true, said.Party, said.Details)),
                .. WaitingLine(view),
            ],
            Facts = SellerFacts(view),
            Footer = "The same for every project of the workspace. Issued invoices never change.",
        };
        return WithForm(
                card,
                view,
                [.. SellerFormFields.Select(field => ToInput(field, FormValue(view, field), isSeller: true))],
                "settings seller"
            )
            .About(view, CardKind.SellerForm);
    }

    /// <summary>The form for the client, filled with what is said.</summary>
    public static Card ClientForm(ProjectView view)
    {
        var p = view.Project;
        var card = new Card($"Client: {p.Client}")
        {
            Lines = MissingLine(PartyGap.Find(false, p.Buyer, p.ClientDetails)),
            Facts = ClientFacts(view),
            Footer = $"For {p.Name} alone. Issued invoices never change.",
        };
        return WithForm(
                card,
                view,
                [.. ClientFormFields.Select(field => ToInput(field, p.ClientValue(field), isSeller: false))],
                "settings client"
            )
            .About(view, CardKind.ClientForm);
    }

    /// <summary>The answer to setting the seller.</summary>
    public static Card SellerSaved(ProjectView view) =>
        new("Seller saved")
        {
            Tone = Tone.Good,
            Lines =
            [
                .. WaitingLine(view),
                .. SellerAccountCards.CodesGoTo(view),
                .. MissingLine(PartyGap.Find(true, view.SellerSettings.Party, view.SellerSettings.Details)),
            ],
            Facts = SellerFacts(view),
            Footer = "Invoices issued from now on carry it; issued ones never change.",
        };

    /// <summary>Another contact speaks for the client. Those who approve should know, whoever said it.</summary>
    public static Card ContactChanged(ProjectView view)
    {
        var p = view.Project;
        var became = p.Agreement is null ? "sent" : "agreed";
        return new Card($"{p.Name}: the client's contact is now {NameOr(p.Contact, "nobody")}")
        {
            Tone = Tone.Warning,
            Lines =
            [
                $"The terms were {became} while it was {NameOr(p.FormerContact, "nobody")}. "
                    + "Who is named here agrees and approves for the client, so make sure that the client wants it.",
            ],
            Facts = [new("Client", p.Client)],
            Footer =
                "audit says who changed it. To change it back: settings client contact "
                + NameOr(p.FormerContact, "none"),
        }
            .About(view, CardKind.ContactChanged)
            .SettledIf(true)
            .WithMentions(view, Role.Approver);
    }

    /// <summary>An invoice cannot be issued, with the form for what is missing.</summary>
    public static Card Missing(ProjectView view, Refusal why) =>
        new("This invoice cannot be issued yet")
        {
            Tone = Tone.Stop,
            Lines = [RefusalText.Text(why, view)],
            Buttons = FillIn(view),
        };

    /// <summary>
    /// Opens the form for what an invoice lacks: the client's first, since its card is drawn again when that is saved, then
    /// the seller's, also in place of the sample; nothing where nothing is missing.
    /// </summary>
    public static IReadOnlyList<Button> FillIn(ProjectView view)
    {
        var gaps = view.Project.IssueGaps(view.Seller);
        if (gaps.Any(gap => !gap.IsSeller))
            return [new("Fill in the client", "settings client")];
        return view.Seller is null or { IsSample: true } || gaps.Any(gap => gap.IsSeller)
            ? [new("Fill in the seller", "settings seller")]
            : [];
    }

    /// <summary>Whether somebody may change what is said of seller and client.</summary>
    public static bool MayFillIn(ProjectView view, Actor by) =>
        Permissions.IsAllowed(view.Project, Permission.ManageRoles, by, view.Now);

    private static IReadOnlyList<Fact> SellerFacts(ProjectView view)
    {
        var said = view.SellerSettings;
        return
        [
            new("Name", NameOr(said.Party.Name, "–")),
            new("Address", NameOr(said.Party.Address, "–")),
            new("VAT id", NameOr(said.Party.VatId, "–")),
            .. PartyFields
                .OfSeller.Where(field => !IsPartOfAddress(field))
                .Where(field => said.Details.Get(field).Length > 0)
                .Select(field => new Fact(
                    PartyText.LabelOf(field, isSeller: true),
                    PartyText.Show(field, said.Details.Get(field))
                )),
            .. said.Details.Logo.Length > 0
                ? [new Fact("Logo", "set; to take it away: settings seller logo off")]
                : Array.Empty<Fact>(),
            new("Account", PartyText.Describe(said.Account)),
            new("Zone of the books", view.SellerZone),
        ];
    }

    private static IReadOnlyList<Fact> ClientFacts(ProjectView view)
    {
        var p = view.Project;
        return
        [
            new("Contact", NameOr(p.Contact, "–")),
            new("Address", NameOr(p.ClientAddress, "–")),
            new("VAT id", NameOr(p.ClientVatId, "–")),
            .. PartyFields
                .OfClient.Where(field => !IsPartOfAddress(field))
                .Where(field => p.ClientValue(field).Length > 0)
                .Select(field => new Fact(
                    PartyText.LabelOf(field, isSeller: false),
                    PartyText.Show(field, p.ClientValue(field))
                )),
        ];
    }

    /// <summary>Street, postcode and city stand in the address.</summary>
    private static bool IsPartOfAddress(PartyField field) =>
        field is PartyField.Street or PartyField.PostCode or PartyField.City;

    private static IReadOnlyList<string> MissingLine(IReadOnlyList<PartyGap> gaps) =>
        gaps.Count == 0
            ? ["Nothing is missing for an invoice."]
            : [$"Missing for invoices: {PartyText.Describe(gaps)}."];

    private static IReadOnlyList<string> WaitingLine(ProjectView view) =>
        view.SellerSettings.Waiting(view.Now) is { } waiting ? [SellerAccountCards.Waits(view, waiting)] : [];

    /// <summary>A waiting account is shown, so that sending the form again proposes nothing else.</summary>
    private static string FormValue(ProjectView view, PartyField field)
    {
        var said = view.SellerSettings;
        var account = said.Waiting(view.Now) is { } waiting ? waiting.Account : said.Account;
        return SellerSettings.Get(said.Party, said.Details with { Account = account }, field);
    }

    private static Card WithForm(Card card, ProjectView view, IReadOnlyList<Input> inputs, string command) =>
        view.CanAct(by => MayFillIn(view, by))
            ? card with
            {
                Lines = [.. card.Lines, Empty],
                Inputs = inputs,
                Buttons = [new("Save", command, ButtonStyle.Primary, SendsInputs: true)],
            }
            : card;

    private static Input ToInput(PartyField field, string value, bool isSeller)
    {
        var input = new Input(PartyText.WordOf(field, isSeller), PartyText.LabelOf(field, isSeller))
        {
            Value = value,
            Placeholder = PlaceholderOf(field),
        };
        return field switch
        {
            PartyField.LegalLines => input with { Kind = InputKind.LongText },
            PartyField.Kind => input with
            {
                Kind = InputKind.Choice,
                Choices = [new(PartyRules.Business, "Business"), new(PartyRules.Consumer, "Consumer")],
                Value = value.Length > 0 ? value : PartyRules.Business,
            },
            PartyField.Language => input with
            {
                Kind = InputKind.Choice,
                Choices = [new("en", "English"), new("de", "German"), new("fr", "French")],
                Value = value.Length > 0 ? value : "en",
            },
            _ => input,
        };
    }

    private static string PlaceholderOf(PartyField field) =>
        field switch
        {
            PartyField.Name => "Studio GmbH",
            PartyField.Contact => "dana@acme.example",
            PartyField.Street => "Main Street 1",
            PartyField.PostCode => "10115",
            PartyField.City => "Berlin",
            PartyField.Country => "DE",
            PartyField.VatId => "DE123456789",
            PartyField.TaxNumber => "30/123/45678",
            PartyField.Register => "HRB 12345 B",
            PartyField.LegalLines => "Amtsgericht Charlottenburg, managing director Marc Oliver",
            PartyField.ContactName => "Finn Weber",
            PartyField.Phone => "+49 30 1234567",
            PartyField.Mail => "billing@studio.example",
            PartyField.Copies => "books@acme.example",
            PartyField.Iban => "DE89 3704 0044 0532 0130 00",
            PartyField.Holder => "Studio GmbH",
            PartyField.Bic => "COBADEFFXXX",
            PartyField.Colour => "#1f6feb",
            PartyField.ElectronicAddress => "0204:991-12345-67",
            PartyField.OrderNumber => "PO 4711",
            PartyField.BuyerReference => "991-12345-67",
            _ => "",
        };

    private static string NameOr(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
