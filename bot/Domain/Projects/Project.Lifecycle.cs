using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

public sealed partial record Project
{
    /// <summary>Pauses the project: no stage starts until it is resumed. What is owed stays owed.</summary>
    public Decision Hold(string reason, DecisionContext context)
    {
        if (CheckPermission(Permission.Pause, context) is { } no)
            return no;
        if (Held is { } held)
            return new Refusal.ProjectOnHold(Key, held.Reason);
        return CheckText(TextField.Reason, reason, 1, 240) is { } bad ? bad : new ProjectHeld(reason.Trim());
    }

    public Decision Resume(string reason, DecisionContext context)
    {
        if (CheckPermission(Permission.Pause, context) is { } no)
            return no;
        if (Held is null)
            return new Refusal.ProjectNotOnHold(Key);
        return CheckText(TextField.Reason, reason, 1, 240) is { } bad
            ? bad
            : new ProjectEvent[] { new ProjectResumed(reason.Trim()) }
                .Concat(StopSilence(SilenceStop.OnHold))
                .ToArray();
    }

    /// <summary>Cancels the project, only while nothing has been issued.</summary>
    public Decision Cancel(string reason, DecisionContext context)
    {
        if (CheckPermission(Permission.Pause, context) is { } no)
            return no;
        if (NumberedInvoices.Any())
            return new Refusal.InvoicesAlreadyIssued([.. NumberedInvoices.Select(i => i.IssueDetails!.Number)]);
        if (!CreditBalance.IsZero)
            return new Refusal.ProjectStillOpen(Key, [], [], [], CreditLeft, OwedOnAccount, Money.Zero(Currency));
        return CheckText(TextField.Reason, reason, 1, 240) is { } bad
            ? bad
            : WithoutAmendment(new ProjectCancelled(reason.Trim()));
    }

    /// <summary>A project that ends withdraws its pending amendment.</summary>
    private Decision WithoutAmendment(ProjectEvent end) =>
        Amendment is { } amendment ? new ProjectEvent[] { new AmendmentWithdrawn(amendment.Version), end } : end;

    /// <summary>
    /// Changes the project's reminder settings, time zone or gate policy. Null leaves a setting as it is.
    /// </summary>
    public Decision ChangeSettings(
        string? zone,
        GatePolicy? policy,
        ReminderSettings? reminderSettings,
        DecisionContext context
    )
    {
        if (CheckPermission(Permission.ManageRoles, context) is { } no)
            return no;
        var found = zone is null ? Zone : ZonedCalendar.FindZone(zone);
        if (found is null)
            return new Refusal.ZoneUnknown(zone!);
        if (reminderSettings?.FindFault() is { } fault)
            return new Refusal.InvalidReminderSettings(reminderSettings, fault);
        var changed = new SettingsChanged(found, policy ?? Policy, reminderSettings ?? ReminderSettings);
        if (changed == new SettingsChanged(Zone, Policy, ReminderSettings))
            return Array.Empty<ProjectEvent>();
        // The day that the client was told ends in the zone in which it was told.
        return found == Zone
            ? changed
            : new[] { (ProjectEvent)changed }.Concat(StopSilence(SilenceStop.ZoneChanged)).ToArray();
    }

    /// <summary>Creates a link for the client's contact to their own project page, valid for 30 days.</summary>
    /// <param name="tokenHash">The hash of a new token. Only the link itself contains the token.</param>
    public Decision CreateClientLink(string tokenHash, DecisionContext context) =>
        CheckPermission(Permission.LinkClient, context) ?? CreateClientLink(tokenHash, isMailed: false, context);

    /// <summary>The same for a link that is mailed to the contact; only the program itself mails.</summary>
    /// <param name="mail">The number of the mail: its earlier link, which did not leave, is closed.</param>
    public Decision MailClientLink(string tokenHash, DecisionContext context, long? mail = null)
    {
        if (context.Actor.Kind is ActorKind.Source or ActorKind.Clock)
            return CreateClientLink(tokenHash, isMailed: true, context, mail);
        return new Refusal.NotAllowed(
            Permission.LinkClient,
            Permissions.GetRoles(Permission.LinkClient),
            Permissions.GetHolders(this, Permissions.GetRoles(Permission.LinkClient), context.At),
            IsGuest: false
        );
    }

    private Decision CreateClientLink(string tokenHash, bool isMailed, DecisionContext context, long? mail = null)
    {
        if (Contact.Length == 0)
            return new Refusal.NoClientContact();
        if (CheckContact(Contact, context) is { } own)
            return own;
        var link = new ClientLinkMade(
            ClientLinks.Count + 1,
            tokenHash,
            Contact,
            context.At.AddDays(ClientLink.LifetimeDays)
        )
        {
            IsMailed = isMailed ? true : null,
            Mail = mail,
        };
        return (ProjectEvent[])[.. CloseLinksOf(mail, context.At), link];
    }

    public Decision RevokeClientLinks(DecisionContext context)
    {
        if (CheckPermission(Permission.LinkClient, context) is { } no)
            return no;
        var open = ClientLinks.Count(l => l.IsOpen(context.At));
        return open == 0 ? new Refusal.NoClientLink() : new ClientLinksRevoked(open);
    }
}
