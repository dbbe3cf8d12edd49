using DepGuard.Facts;

namespace DepGuard.Readers.Addresses;

/// <summary>
/// Calls through a Dapr sidecar: the URL's host is the sidecar, and the callee stands in the path or in place of the user.
/// Source: dapr/docs, <i>Service invocation API</i>.
/// </summary>
internal static class DaprCallee
{
    private const string Invoke = "/v1.0/invoke/";
    private const string Method = "/method/";
    private const string User = "dapr-app-id:";

    /// <summary>The callee; null if the URL is no such call.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="authority">Where its authority starts.</param>
    public static List<ParsedAddress>? Of(string url, int authority)
    {
        if (url.AsSpan(authority).StartsWith(User, StringComparison.Ordinal) && url.IndexOf('@', authority) is var sign and > 0)
            return Named(url[(authority + User.Length)..sign]);

        var path = url.IndexOf('/', authority);
        return path >= 0 && url.AsSpan(path).StartsWith(Invoke, StringComparison.Ordinal) ? InPath(url[(path + Invoke.Length)..]) : null;
    }

    /// <summary><c>orders/method/list</c>, <c>orders.shop/method/list</c>, or a whole URL in place of the name.</summary>
    private static List<ParsedAddress>? InPath(string rest)
    {
        if (rest.StartsWith("http://", StringComparison.Ordinal) || rest.StartsWith("https://", StringComparison.Ordinal))
            return rest.Contains(Invoke, StringComparison.Ordinal) ? null
                : [.. UrlText.Parse(rest.IndexOf(Method, StringComparison.Ordinal) is var end and > 0 ? rest[..end] : rest).Select(Through)];
        return Named(rest[..(rest.IndexOf('/') is var slash and >= 0 ? slash : rest.Length)]);
    }

    private static List<ParsedAddress>? Named(string id) => HostText.IsHost(id) ? [new ParsedAddress(new Address(id, Scheme: "dapr"), AddressForm.Url)] : null;

    private static ParsedAddress Through(ParsedAddress outside) => outside with { Address = outside.Address with { Scheme = "dapr" }, Path = string.Empty };
}
