using MilestoneBot.Cards.Agree;
using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Links;
using MilestoneBot.Commands.Agree;
using MilestoneBot.Commands.Client;
using MilestoneBot.Commands.Define;
using MilestoneBot.Commands.Deliver;
using MilestoneBot.Commands.Internal;
using MilestoneBot.Commands.Invoicing;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Commands.Team;
using MilestoneBot.Commands.Track;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Reading;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Documents;
using MilestoneBot.Store.Payments;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands;

/// <summary>All commands, in the order of help.</summary>
public static class Catalogue
{
    /// <summary>Registers the commands and the handler that answers everything else.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services) =>
        services
            .AddSingleton<IReadOnlyList<ICommand>>(s =>
                All(
                    s.GetRequiredService<ProjectStore>(),
                    s.GetRequiredService<ProjectReader>(),
                    s.GetRequiredService<WorkspaceStore>(),
                    s.GetRequiredService<PendingInputStore>(),
                    s.GetRequiredService<DownloadStore>(),
                    s.GetRequiredService<PublicUrls>(),
                    s.GetRequiredService<IncomingPaymentStore>(),
                    s.GetRequiredService<PaymentSourceStore>(),
                    new(
                        s.GetRequiredService<FileStore>(),
                        s.GetRequiredService<LogoUploadStore>(),
                        s.GetRequiredService<IWebPictures>()
                    )
                )
            )
            .AddSingleton<IEnumerable<ICommand>>(s => s.GetRequiredService<IReadOnlyList<ICommand>>())
            .AddSingleton<IFallbackHandler, FallbackHandler>()
            .AddSingleton(IntroductionCards.All)
            .AddSingleton<NameSense>(MilestoneNameReader.FindFault)
            .AddSingleton<NewProjectFormCards>()
            .AddSingleton<DatevForm>()
            .AddSingleton<UnmatchedPaymentReader>()
            .AddSingleton<ClientCodes>()
            .AddSingleton<ClientConversation>()
            .AddSingleton<IClientConversation>(s => s.GetRequiredService<ClientConversation>())
            .AddSingleton<ICardSource, CurrentCardSource>()
            .AddSingleton<IOutgoingFiles, InvoiceFiles>()
            .AddSingleton<IInternalHandler<DueNotice>, ScheduledNoticeHandler>()
            .AddSingleton<IInternalHandler<NewIncomingPayment>, IncomingPaymentHandler>();

    internal static IReadOnlyList<ICommand> All(
        ProjectStore projects,
        ProjectReader reader,
        WorkspaceStore workspaces,
        PendingInputStore pendingInputStore,
        DownloadStore downloadStore,
        PublicUrls publicUrls,
        IncomingPaymentStore incomingPaymentStore,
        PaymentSourceStore checks,
        LogoSources? logos = null
    )
    {
        var helpCommand = new HelpCommand(reader);
        var reserved = new ReservedKeys();
        var parked = new UnmatchedPaymentReader(reader, incomingPaymentStore, checks);
        var newProject = new NewProjectFormCards(reader, workspaces);
        IReadOnlyList<(string Group, ICommand[] Commands)> groups =
        [
            (
                "Define",
                [
                    new ProjectNewCommand(projects, reader, workspaces, newProject, reserved), // all in one message
                    new ProjectListCommand(reader),
                    new ProjectUseCommand(projects), // ties a project to this conversation
                    new ProjectInviteCommand(projects), // the same project on two platforms
                    new ProjectJoinCommand(projects),
                    new ProjectClaimCommand(projects), // for a project without an active manager
                    new ProjectViewCommand(
                        reader,
                        "project show",
                        "shows the project and its schedule",
                        (view, page) => ScheduleCards.Project(view, page)
                    ),
                    ProjectLifecycleCommands.Hold(projects, reader),
                    ProjectLifecycleCommands.Resume(projects, reader),
                    ProjectLifecycleCommands.Cancel(projects, reader),
                    new ProjectCommand(
                        projects,
                        "project close",
                        "closes the project when everything is delivered, billed and paid",
                        (p, context) => p.Close(context),
                        ProjectLifecycleCards.Closed
                    ),
                    new AddCommand(projects, reader, workspaces),
                    new PlanCommand(reader, workspaces, pendingInputStore), // a pasted table, shown as a preview
                    new PlanSaveCommand(projects, reader, workspaces, pendingInputStore),
                    new SetCommand(projects, reader, workspaces),
                    new FillCommand(projects, reader), // by the form, or everything in one line
                    new MoveCommand(projects),
                    new DropCommand(projects),
                    new TemplateListCommand(workspaces),
                    new TemplateShowCommand(workspaces),
                    new TemplateSaveCommand(workspaces),
                    new LabelListCommand(workspaces), // standard milestones
                    new LabelAddCommand(workspaces),
                    new LabelRemoveCommand(workspaces),
                ]
            ),
            (
                "Agree",
                [
                    new ProjectViewCommand(
                        reader,
                        "terms",
                        "shows the terms of every milestone and whether they are agreed",
                        (view, page) => ScheduleCards.Terms(view, page)
                    ),
                    new ProjectCommand(
                        projects,
                        "terms send",
                        "puts the terms, or the amendment, to the client for agreement",
                        (p, context) => p.SendTerms(context),
                        view => view.Project.Amendment is null ? ScheduleCards.Terms(view) : AmendmentCards.Create(view)
                    ),
                    new ProjectViewCommand(
                        reader,
                        "terms text",
                        "shows the terms as a text that you send to the client yourself",
                        SendingCards.Text
                    ),
                    new TermsAgreedCommand(projects, reader), // the client's agreement, with evidence
                    new ProjectCommand(
                        projects,
                        "terms accept",
                        "accepts the agreement that came by a link that the team handed out",
                        (p, context) => p.AcceptAgreement(context),
                        ScheduleCards.Terms
                    ),
                    new TermsRefuseCommand(projects),
                    new AmendCommand(projects, reader), // agreed terms only change with the client's agreement
                    new AmendTotalCommand(projects, reader),
                    new AmendAddCommand(projects, reader, workspaces),
                    new AmendSplitCommand(projects, reader),
                    new ProjectEndCommand(projects, reader), // midway, by the client's agreement
                    new ProjectCommand(
                        projects,
                        "terms withdraw",
                        "takes the proposed amendment back",
                        (p, context) => p.WithdrawAmendment(context),
                        AmendmentCards.Create
                    ),
                ]
            ),
            (
                "Deliver",
                [
                    new MilestoneCommand(
                        projects,
                        "start",
                        "starts a stage; the payment gate answers",
                        (p, m, context) => p.Start(m, context),
                        StageCards.Started
                    ),
                    new SubmitCommand(projects),
                    new ConfirmCommand(projects, reader, pendingInputStore), // then the invoice can be drafted
                    new UseMessageCommand(reader, pendingInputStore), // a message of the client as their confirmation
                    new ChangesCommand(projects),
                    MilestoneCommands.Override(projects), // people without the permission request approval
                    MilestoneCommands.AskOverride(projects),
                    MilestoneCommands.PauseNotice(projects), // lifts itself when the money is there
                    ProjectLifecycleCommands.Reopen(projects),
                ]
            ),
            (
                "Invoice",
                [
                    new InvoiceDraftCommand(projects),
                    new CheckCommand(reader), // what it lacks, before somebody tries to issue it
                    new MilestoneCommand(
                        projects,
                        "issue",
                        "approves an invoice draft and issues it",
                        (p, m, context) => p.Issue(m, context),
                        InvoiceCards.Issued
                    ),
                    MilestoneCommands.SendBack(projects),
                    new MilestoneCommand(
                        projects,
                        "later",
                        "puts an invoice draft off until tomorrow",
                        (p, m, context) => p.PostponeDraft(m, context),
                        InvoiceCards.Draft
                    ),
                    new MilestoneCommand(
                        projects,
                        "discard",
                        "throws an invoice draft away; it leaves no number",
                        (p, m, context) => p.Discard(m, context),
                        InvoiceCards.Draft
                    ),
                    InvoiceCommands.Credit(projects, reader),
                    new DocumentCommand(reader, downloadStore, publicUrls), // an issued invoice as a file
                    new RetryCommand(projects, reader), // undelivered messages
                ]
            ),
            (
                "Track",
                [
                    new PayCommand(projects, reader, incomingPaymentStore),
                    new UnmatchedPaymentListCommand(parked), // unmatched payments that wait for finance
                    new UnmatchedPaymentShowCommand(parked),
                    new UnmatchedPaymentDismissCommand(projects, parked),
                    new UnmatchedPaymentAsideCommand(parked),
                    new ReverseCommand(projects, reader, incomingPaymentStore),
                    InvoiceCommands.Apply(projects),
                    new RefundCommand(projects, reader),
                    InvoiceCommands.Settle(projects, reader), // a fee, a discount, withheld tax, a part that is lost
                    InvoiceCommands.WriteOff(projects, reader),
                    new ProjectViewCommand(
                        reader,
                        "status",
                        "shows where every milestone and its money stand",
                        MoneyCards.Status
                    ),
                    new ProjectViewCommand(
                        reader,
                        "schedule",
                        "shows start and expected dates, and what is late",
                        BillingScheduleCard.Create
                    ),
                    new InvoiceListCommand(reader),
                    new ProjectViewCommand(
                        reader,
                        "money",
                        "shows expected, billed, received and owed together",
                        MoneyCards.Money
                    ),
                    new ProjectViewCommand(
                        reader,
                        "next",
                        "shows the next billing point and what it waits for",
                        MoneyCards.Next
                    ),
                    new StatementCommand(reader), // added up twice: from the tables and from the audit trail
                    new ProjectViewCommand(
                        reader,
                        "timeline",
                        "shows starts, expected dates and due days in their order",
                        TimelineCard.Create
                    ),
                    new ProjectViewCommand(
                        reader,
                        "forecast",
                        "shows the money to come, by month",
                        ForecastCard.Create
                    ),
                    new InboxCommand(reader, parked), // across all projects of the sender
                    new ShowCommand(reader),
                    new ProofCommand(reader), // everything on record about a milestone
                    new WhyCommand(reader),
                    new AuditCommand(reader),
                    new AuditSettingsCommand(reader, workspaces), // of what all projects share
                    new VerifyCommand(reader, workspaces), // the audit trail, and the tables against its replay
                    new ExportCommand(reader, downloadStore, publicUrls), // a link that works once
                    new ExportDatevCommand(workspaces, reader, downloadStore, publicUrls), // a month for the tax adviser
                    new RemindCommand(projects, reader),
                    InvoiceCommands.Snooze(projects),
                    InvoiceCommands.Promise(projects),
                    InvoiceCommands.Dispute(projects, reader),
                    InvoiceCommands.SettleDispute(projects),
                ]
            ),
            (
                "Team",
                [
                    new RoleAddCommand(projects, reader),
                    new RoleRemoveCommand(projects),
                    new DeputyAddCommand(projects), // another person's roles until a day
                    new DeputyRemoveCommand(projects),
                    new ProjectViewCommand(
                        reader,
                        "role list",
                        "shows who holds which role, and who stands in for whom",
                        DetailCards.Team
                    ),
                    new MyRightsCommand(reader),
                    new WhoCanCommand(reader),
                    new SettingsShowCommand(reader, workspaces),
                    .. SettingCommands.All(projects), // one for each value
                    new ChangeSettingsCommand(projects, reader), // several at once, by form
                    new SettingsHolidaysCommand(projects, reader),
                    new SettingsClientCommand(projects, reader), // alone it opens the form
                    new SettingsSellerCommand(workspaces, reader),
                    new SettingsLogoCommand(workspaces, logos!, publicUrls), // by a page, or from an address
                    SettingsAccountCommand.Accept(workspaces), // a second pair of eyes on the seller's account
                    SettingsAccountCommand.Decline(workspaces),
                    new SettingsNumbersCommand(workspaces, reader), // where the series of a year begin
                    new SettingsVatCommand(workspaces),
                    new SettingsDatevCommand(workspaces, new DatevForm(reader, workspaces)),
                    new ClientLinkCommand(projects, publicUrls), // shown to who asks, to pass it on
                    new ClientRevokeCommand(projects),
                    new BoardCommand(reader),
                    new ApproveCommand(projects),
                    new DeclineCommand(projects),
                    new UndoCommand(projects),
                    new CancelFormCommand(), // a form is put away
                    helpCommand,
                ]
            ),
        ];
        IReadOnlyList<ICommand> all = [.. groups.SelectMany(g => g.Commands)];
        reserved.SetCommands(all.Select(c => c.Syntax));
        helpCommand.SetCommands(groups.SelectMany(g => g.Commands.Select(c => c.Syntax.InGroup(g.Group))));
        return all;
    }
}
