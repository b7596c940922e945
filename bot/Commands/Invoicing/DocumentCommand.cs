using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Links;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Invoicing;

/// <summary>Gives an issued invoice or credit note as a file, by a link that works once.</summary>
internal sealed class DocumentCommand(ProjectReader reader, DownloadStore downloadStore, PublicUrls publicUrls)
    : ICommand
{
    private static readonly Argument<string> What = new Argument<string>(
        "invoice",
        "<invoice|credit note>",
        text => ParsedValue.Success(text)
    ).WithMaxWords(8);

    private static readonly (DocumentForm Form, Argument<Boxed<bool>> Word)[] Forms =
    [
        .. Enum.GetValues<DocumentForm>().Select(form => (form, CommandArgument.Flag(DocumentCards.TypedWordOf(form)))),
    ];

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("document", "gives you an issued invoice or credit note as a file")
            .WithArguments([What, .. Forms.Select(f => f.Word)])
            .WithValidation(given =>
                Forms.Count(f => given.Has(f.Word)) > 1 ? (Forms[0].Word, "ask for one form at a time") : null
            )
            .WithExamples("document INV-2026-0001", "document 2 pdf", "document CN-2026-0001 ubl");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var (view, typed) = await ProjectLookup.FindAsync(reader, turn, arguments.Get(What), cancel);
        if (view is null)
            return OutcomeReplies.ProjectNotFound(turn, typed);
        var form = Forms.FirstOrDefault(f => arguments.Has(f.Word)).Form;
        var (note, invoice, _) = view.Project.FindCredit(typed);
        if (invoice is null)
        {
            var (found, refusal) = view.Project.FindInvoice(typed);
            if (found is null)
                return RefusalText.ToReply(
                    refusal is Refusal.InvoiceAmbiguous several ? InvoiceReference.WithLines(several, turn) : refusal!,
                    view
                );
            invoice = found;
        }
        if (!invoice.IsNumbered)
            return Reply.Refuse(DocumentCards.NoDocumentYet(view.Project, invoice));
        if (form == DocumentForm.FormalReminder && (note is not null || invoice.FormalReminder is null))
            return Reply.Refuse(DocumentCards.NoFormalReminder(invoice));
        var document = InvoiceDocumentReader.Read(view.Project, invoice, note);
        IReadOnlyList<string> problems = form switch
        {
            DocumentForm.Pdf => InvoiceForms.PdfProblems(document),
            DocumentForm.FormalReminder => InvoiceForms.FormalReminderProblems(document, invoice.FormalReminder!),
            _ => [.. InvoiceForms.XmlFaults(document).Select(f => DocumentFaultText.Of(f, document))],
        };
        if (problems.Count > 0)
            return Reply.Refuse(DocumentCards.CannotBeMade(document.Number, form, problems));
        // In a personal chat the access depends on the person's roles, not on a conversation.
        var where = turn.IsPersonalChat ? turn.Conversation with { Id = "" } : turn.Conversation;
        var secret = await downloadStore.AddAsync(
            new(where, turn.Sender.Id, view.Project.Id, ExportFormat.Document)
            {
                Document = new(
                    invoice.Id,
                    form == DocumentForm.FormalReminder ? invoice.FormalReminder!.Number : note?.Id,
                    form
                ),
            },
            cancel
        );
        return Reply.FromCard(
            DocumentCards.Link(
                view,
                document.Number,
                form,
                publicUrls.Build($"/export/{secret}"),
                DownloadStore.Lifetime
            )
        ) with
        {
            Audience = Audience.SenderOnly,
        };
    }
}
