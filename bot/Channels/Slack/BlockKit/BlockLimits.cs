namespace MilestoneBot.Channels.Slack.BlockKit;

/// <summary>Where blocks are shown: in a message, in a modal, or on the app's home page.</summary>
internal enum Surface
{
    Message,
    Modal,
    Home,
}

/// <summary>The limits that Slack publishes; for text in characters.</summary>
internal static class BlockLimits
{
    public const int MessageBlocks = 50,
        ViewBlocks = 100;

    public const int Header = 150,
        Section = 3000,
        Field = 2000,
        FieldsOfSection = 10,
        Context = 2000,
        Fallback = 4000;

    public const int Buttons = 25,
        ButtonText = 75,
        ButtonValue = 2000;

    public const int ConfirmTitle = 100,
        ConfirmText = 300,
        ConfirmButton = 30;

    public const int Label = 2000,
        Hint = 2000,
        Placeholder = 150,
        TypedValue = 3000,
        Options = 100,
        OptionText = 75,
        OptionValue = 75;

    public const int ViewTitle = 24,
        Metadata = 3000;

    /// <summary>
    /// All text of a message's blocks together, and their JSON. This limit is real but not published
    /// ("msg_blocks_too_long"): messages of 9,597 and 15,561 characters were accepted, one of 11,341 and 17,694 was
    /// not (issue 2867 of Slack's Bolt framework).
    /// </summary>
    public const int MessageText = 9_500,
        MessageJson = 15_000;

    /// <summary>A view may have 250 KB; a character has up to three bytes.</summary>
    public const int ViewJson = 80_000;
}
