namespace MilestoneBot.Domain.Decisions;

/// <summary>What is wrong with a text that is to be kept.</summary>
public enum TextFault
{
    Empty,
    TooLong,
    NotOneLine,
}

/// <summary>Which text of a person is meant.</summary>
public enum TextField
{
    ProjectName,
    Client,
    Contact,
    Address,
    VatId,
    SellerName,
    ConfirmedBy,
    Reference,
    Deliverable,
    Missing,
    Reason,
    Why,
    Note,
    FeeName,
}
