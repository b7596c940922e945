namespace MilestoneBot.Chat.Cards;

/// <summary>
/// What a card shows of a project, where it can be drawn again. Each kind has a word in the addresses of posted cards
/// (<see cref="CardKinds"/>), and that word never changes: old cards keep it.
/// </summary>
public enum CardKind
{
    Project,

    /// <summary>Where everything stands with the next step, and everything that is set; lists of their moment.</summary>
    Status,
    Settings,

    Team,
    Terms,
    Amendment,
    Pause,

    /// <summary>The question how the milestones are to make up the contract.</summary>
    ContractGap,

    MilestoneDetail,
    StageStarted,
    StageSubmitted,
    StageEvidence,
    StageConfirmed,

    /// <summary>A stage that waits for money, and what can be done about it.</summary>
    Gate,

    InvoiceDraft,
    Invoice,

    /// <summary>A question about a payment that was typed: it is too much, or looks recorded already.</summary>
    PaymentQuestion,

    PaymentReceived,
    AnnouncedPayment,
    BankReturn,

    /// <summary>Reported money that no invoice takes.</summary>
    UnmatchedPayment,

    /// <summary>The client credit of a project.</summary>
    ClientCredit,

    ApprovalRequest,

    /// <summary>The form that begins a project; it belongs to none.</summary>
    NewProjectForm,

    /// <summary>The form for dates and criteria that are missing.</summary>
    FillForm,

    AmendForm,

    /// <summary>The forms for another total, an added milestone, a split one, and the end of the project.</summary>
    TotalForm,
    AddForm,
    SplitForm,
    EndForm,

    /// <summary>The forms that pause a project, give it up, give a role, and change its settings.</summary>
    HoldForm,
    CancelForm,
    RoleForm,
    SettingsForm,

    /// <summary>The forms for what is said of the seller and of the client.</summary>
    SellerForm,
    ClientForm,

    /// <summary>The seller's account that waits for a second pair of eyes; its address names which proposal.</summary>
    SellerAccount,

    /// <summary>Another contact speaks for the client than the one who agreed.</summary>
    ContactChanged,

    /// <summary>The client asks for other terms than those they were shown.</summary>
    ClientWish,

    /// <summary>What the client's contact sees in the chat; its address names the link of their account.</summary>
    ClientChat,

    /// <summary>An agreement from the client's page that an approver has to accept.</summary>
    AgreementWaits,

    /// <summary>The forms for one more milestone and for its terms, before the client agrees.</summary>
    NewMilestoneForm,
    SetForm,

    /// <summary>The form for how the books are exported.</summary>
    DatevForm,

    /// <summary>The form for one payment of an invoice; its address counts which.</summary>
    PaymentForm,

    /// <summary>The forms for what closes or lowers an invoice without its money, and for money that goes back.</summary>
    SettleForm,
    CreditForm,
    DisputeForm,
    WriteOffForm,
    RefundForm,

    /// <summary>The reminder of an open invoice.</summary>
    Reminder,

    /// <summary>What a formal reminder would ask for, before a person sends it.</summary>
    FormalReminder,

    /// <summary>A stage is planned to start soon, and its gate is not open.</summary>
    NoticeAhead,

    NoticeUnbilled,

    /// <summary>The expected date of a stage has passed.</summary>
    NoticeExpected,

    /// <summary>The client has not answered to the terms.</summary>
    NoticeTerms,

    NoticeDraft,
    NoticeEvidence,
    NoticeAgreement,
    NoticeRequest,
    NoticeDigest,
}

/// <summary>The words of the kinds of cards, as addresses spell them.</summary>
public static class CardKinds
{
    private static readonly Dictionary<CardKind, string> Words = new()
    {
        [CardKind.Project] = "project",
        [CardKind.Status] = "status",
        [CardKind.Settings] = "settings",
        [CardKind.Team] = "team",
        [CardKind.Terms] = "terms",
        [CardKind.Amendment] = "amendment",
        [CardKind.Pause] = "pause",
        [CardKind.ContractGap] = "gap",
        [CardKind.MilestoneDetail] = "detail",
        [CardKind.StageStarted] = "started",
        [CardKind.StageSubmitted] = "submitted",
        [CardKind.StageEvidence] = "evidence",
        [CardKind.StageConfirmed] = "confirmed",
        [CardKind.Gate] = "gate",
        [CardKind.InvoiceDraft] = "draft",
        [CardKind.Invoice] = "invoice",
        [CardKind.ClientCredit] = "client-credit",
        [CardKind.PaymentQuestion] = "payment",
        [CardKind.PaymentReceived] = "received",
        [CardKind.AnnouncedPayment] = "announced",
        [CardKind.BankReturn] = "takenback",
        [CardKind.UnmatchedPayment] = "parked",
        [CardKind.ApprovalRequest] = "request",
        [CardKind.NewProjectForm] = "project-new",
        [CardKind.FillForm] = "fill",
        [CardKind.AmendForm] = "amend",
        [CardKind.TotalForm] = "amend-total",
        [CardKind.AddForm] = "amend-add",
        [CardKind.SplitForm] = "amend-split",
        [CardKind.EndForm] = "project-end",
        [CardKind.HoldForm] = "project-hold",
        [CardKind.CancelForm] = "project-cancel",
        [CardKind.RoleForm] = "role",
        [CardKind.SettingsForm] = "settings-form",
        [CardKind.SellerForm] = "seller",
        [CardKind.ClientForm] = "client",
        [CardKind.SellerAccount] = "seller-account",
        [CardKind.ContactChanged] = "contact",
        [CardKind.ClientWish] = "wish",
        [CardKind.ClientChat] = "for-client",
        [CardKind.AgreementWaits] = "agreement",
        [CardKind.NewMilestoneForm] = "add",
        [CardKind.SetForm] = "set",
        [CardKind.DatevForm] = "datev",
        [CardKind.PaymentForm] = "pay",
        [CardKind.SettleForm] = "settle",
        [CardKind.CreditForm] = "credit",
        [CardKind.DisputeForm] = "dispute",
        [CardKind.WriteOffForm] = "writeoff",
        [CardKind.RefundForm] = "refund",
        [CardKind.Reminder] = "reminder",
        [CardKind.FormalReminder] = "formal-reminder",
        [CardKind.NoticeAhead] = "cue-ahead",
        [CardKind.NoticeUnbilled] = "cue-unbilled",
        [CardKind.NoticeExpected] = "cue-expected",
        [CardKind.NoticeTerms] = "cue-terms",
        [CardKind.NoticeDraft] = "cue-draft",
        [CardKind.NoticeEvidence] = "cue-evidence",
        [CardKind.NoticeAgreement] = "cue-agreement",
        [CardKind.NoticeRequest] = "cue-request",
        [CardKind.NoticeDigest] = "cue-digest",
    };

    private static readonly HashSet<CardKind> Forms =
    [
        CardKind.NewProjectForm,
        CardKind.FillForm,
        CardKind.AmendForm,
        CardKind.TotalForm,
        CardKind.AddForm,
        CardKind.SplitForm,
        CardKind.EndForm,
        CardKind.HoldForm,
        CardKind.CancelForm,
        CardKind.RoleForm,
        CardKind.SettingsForm,
        CardKind.SellerForm,
        CardKind.ClientForm,
        CardKind.NewMilestoneForm,
        CardKind.SetForm,
        CardKind.DatevForm,
        CardKind.PaymentForm,
        CardKind.SettleForm,
        CardKind.CreditForm,
        CardKind.DisputeForm,
        CardKind.WriteOffForm,
        CardKind.RefundForm,
    ];

    private static readonly Dictionary<string, CardKind> Kinds = Words.ToDictionary(
        w => w.Value,
        w => w.Key,
        StringComparer.Ordinal
    );

    /// <summary>Whether the card is a form: it only asks, and can be put away.</summary>
    public static bool IsForm(this CardKind kind) => Forms.Contains(kind);

    /// <summary>
    /// Whether the form means the same whatever else has changed since: it carries nothing of the project's state.
    /// </summary>
    public static bool MeansTheSameLater(CardKind kind) =>
        kind is CardKind.RoleForm or CardKind.HoldForm or CardKind.NewMilestoneForm;

    public static string ToWord(CardKind kind) => Words[kind];

    /// <summary>Null for a word that this version does not know.</summary>
    public static CardKind? Find(string word) => Kinds.TryGetValue(word, out var kind) ? kind : null;
}
