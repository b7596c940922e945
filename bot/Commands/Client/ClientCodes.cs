using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Documents.Mail;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;
using MilestoneBot.Store.ClientPages;

namespace MilestoneBot.Commands.Client;

/// <summary>
/// Codes that are mailed to the contact, so that an account in the chat may speak for them: counted together with those of
/// the client's page, and good for the one account that asked.
/// </summary>
internal sealed class ClientCodes(ClientCodeStore codes, TimeProvider clock, IClientMailer? mailer = null)
{
    /// <summary>How long a person in the chat waits for the mail server. It goes on after that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public bool CanMail(ProjectView view, string account) =>
        mailer is { CanSend: true }
        && view.Project is { IsOver: false, ContactAddress.Length: > 0 }
        && view.Project.MayBeClient(account, view.IsTrial, view.Now);

    public async Task<Reply> MailAsync(Turn turn, ProjectView view, CancellationToken cancel)
    {
        var act = ActOf(turn, view);
        var answer = await codes.CreateAsync(act, cancel);
        if (answer.State == ClientCodeState.Made && !await SendAsync(turn, view, act, answer.Code))
            return Reply.Refuse(
                "The mail server did not take the code. Please try again, or use the link in your mail."
            );
        return answer.State switch
        {
            ClientCodeState.Made or ClientCodeState.Underway => Reply.FromCard(
                ClientAccountCards.EnterCode(view, "A code is on its way to the address that the team has for you.")
            ) with
            {
                Audience = Audience.SenderOnly,
            },
            ClientCodeState.Soon => Reply.Refuse("A code was mailed a moment ago. Please try again in a minute."),
            ClientCodeState.TooMany => Reply.Refuse(
                "Too many codes were mailed today. Please use the link in your mail, or try again tomorrow."
            ),
            _ => Reply.Refuse("Too many codes were wrong. Please try again in 15 minutes."),
        };
    }

    /// <summary>Why a code is not taken; null for the right one, which is used up.</summary>
    public async Task<string?> FindFaultAsync(Turn turn, ProjectView view, string code, CancellationToken cancel) =>
        await codes.CheckAsync(ActOf(turn, view), code, cancel) switch
        {
            ClientCodeCheck.Right => null,
            ClientCodeCheck.Wrong => "This code is not right. Nothing was changed. Please look at the mail again.",
            ClientCodeCheck.Waits => "Too many codes were wrong. Please try again in 15 minutes.",
            ClientCodeCheck.Other =>
                "This code was mailed for something else. Nothing was changed. Press Mail me a code for a new one.",
            _ => "This code is too old, or none was mailed. Nothing was changed. Press Mail me a code for a new one.",
        };

    private async Task<bool> SendAsync(Turn turn, ProjectView view, ClientCodeAct act, string code)
    {
        var p = view.Project;
        var language = p.ClientDetails.Language;
        var seller = view.Seller?.Party.Name ?? view.SellerSettings.Party.Name;
        var mail = new ClientCodeMail(
            p.Workspace,
            act.Address,
            DocumentTexts.CodeOf(language),
            seller.Length > 0 ? seller : ClientPageTexts.In(language, ClientPageText.Project),
            p.Client,
            p.Name,
            "",
            0,
            turn.Sender.Name,
            code,
            clock.GetUtcNow() + ClientCodeStore.Lifetime,
            ClientMailWriter.ReplyToOf(view)
        )
        {
            IsForChat = true,
        };
        var sending = DeliverAsync(mail, act);
        return await Task.WhenAny(sending, Task.Delay(Patience)) != sending || await sending;
    }

    private async Task<bool> DeliverAsync(ClientCodeMail mail, ClientCodeAct act)
    {
        if (await mailer!.SendCodeAsync(mail, CancellationToken.None))
            return true;
        await codes.ForgetAsync(act, CancellationToken.None);
        return false;
    }

    private static ClientCodeAct ActOf(Turn turn, ProjectView view) =>
        ClientCodeAct.OfAccount(view.Project.Id, view.Project.ContactAddress, turn.Sender.Id);
}
