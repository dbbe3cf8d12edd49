using System.Text;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Traces.Formats;

/// <summary>Names and addresses of the other ends of calls, by numbers. Of a URL only the authority without a user comes in here.</summary>
internal sealed class HostList
{
    private readonly NameList _names = new();
    private readonly List<(Address Address, bool IsHost)> _addresses = [];

    /// <summary>The address of a number.</summary>
    public Address this[int number] => _addresses[number].Address;

    /// <summary>The number of a host with or without a port; -1 if the text is none, such as the path of a socket.</summary>
    public int AddHost(ReadOnlySpan<byte> text) => AddName(text) is var number and >= 0 && _addresses[number].IsHost ? number : -1;

    /// <summary>The number of a logical name, whatever its letters.</summary>
    public int AddName(ReadOnlySpan<byte> text)
    {
        var number = _names.Add(text);
        if (number == _addresses.Count)
            _addresses.Add(Parse(_names[number]) is { } address ? (address, true) : (new Address(_names[number].Trim()), false));
        return number;
    }

    /// <summary>The number of the host of a URL; -1 if there is none.</summary>
    public int AddUrl(ReadOnlySpan<byte> url)
    {
        var mark = url.IndexOf("://"u8);
        if (mark < 0)
            return -1;
        var rest = url[(mark + 3)..];
        var end = rest.IndexOfAny("/?#"u8);
        var authority = end < 0 ? rest : rest[..end];
        return AddHost(authority[(authority.LastIndexOf((byte)'@') + 1)..]);
    }

    private static Address? Parse(string text)
    {
        if ((HostText.ParseHostPort(text) ?? HostText.ParseBracketed(text)) is { } address)
            return address;
        if (HostText.IsHost(text))
            return new Address(text.TrimEnd('.'));
        return text.Contains(':') && text.All(letter => char.IsAsciiHexDigit(letter) || letter is ':' or '.') ? new Address(text) : null;
    }
}
