namespace MilestoneBot.Domain.Billing;

/// <summary>The language of what the client reads: documents, mails and the client page.</summary>
public enum DocumentLanguage
{
    English,
    German,
    French,
}
