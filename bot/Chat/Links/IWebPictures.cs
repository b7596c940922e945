namespace MilestoneBot.Chat.Links;

/// <summary>Why a picture could not be fetched from an address that somebody typed.</summary>
public enum WebPictureFault
{
    /// <summary>Not https, another port than its usual one, or with a name and password in it.</summary>
    AddressNotAllowed,

    /// <summary>The name leads to an address inside a network, which nobody outside may reach.</summary>
    NotPublic,

    /// <summary>Nobody answers, or not by a certificate that fits the name.</summary>
    NoAnswer,

    /// <summary>The server answers with another status than "found".</summary>
    NotFound,
    TooLarge,
    TooSlow,
    TooManyRedirects,
}

/// <summary>The bytes, or why there are none.</summary>
/// <param name="Status">The status that the server answered; 0 where it did not.</param>
public sealed record WebPicture(byte[] Bytes, WebPictureFault? Fault = null, int Status = 0);

/// <summary>Fetches a picture from the public internet, and from nowhere else.</summary>
public interface IWebPictures
{
    /// <param name="most">More bytes than these are not read.</param>
    Task<WebPicture> FetchAsync(Uri address, int most, CancellationToken cancel);
}
