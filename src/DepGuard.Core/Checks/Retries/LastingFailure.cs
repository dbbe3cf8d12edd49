using System.Globalization;

namespace DepGuard.Checks.Retries;

/// <summary>
/// Answers that stay the same however often a call is repeated: the request is wrong or not allowed (RFC 9110, 15.5; status codes of gRPC).
/// Left out on purpose: 408, 409, 425, 429 and the like, which may pass, and ranges of all errors of the callee.
/// </summary>
internal static class LastingFailure
{
    private static readonly HashSet<int> Statuses =
        [400, 401, 402, 403, 404, 405, 406, 407, 410, 411, 413, 414, 415, 416, 417, 421, 422, 426, 428, 431, 451, 501, 505];

    private static readonly HashSet<int> GrpcCodes = [3, 5, 6, 7, 9, 11, 12, 16];

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "4xx", "clienterror", "badrequest", "unauthorized", "forbidden", "notfound", "methodnotallowed", "notacceptable", "gone",
        "unsupportedmediatype", "unprocessableentity", "unprocessablecontent", "notimplemented", "invalidargument", "unauthenticated",
        "permissiondenied", "alreadyexists", "failedprecondition", "outofrange", "unimplemented",
    };

    /// <summary>
    /// True for such an answer in a product's words: <c>404</c>, <c>http_404</c>, <c>400-499</c>, <c>4xx</c>, <c>NOT_FOUND</c>; a number
    /// below 100 is a code of gRPC.
    /// </summary>
    public static bool Is(string failure)
    {
        var text = failure.Trim().ToLowerInvariant();
        if (text.StartsWith("http_", StringComparison.Ordinal))
            text = text[5..];
        return Range(text) switch
        {
            var (code, last) when code == last => Statuses.Contains(code) || GrpcCodes.Contains(code),
            var (first, last) => Statuses.Any(status => status < 500 && first <= status && status <= last),
            _ => Names.Contains(text.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)),
        };
    }

    /// <summary>A number or a range of numbers; null for anything else.</summary>
    private static (int First, int Last)? Range(string text)
    {
        var parts = text.Split('-', 2);
        return Number(parts[0]) is { } first && Number(parts[^1]) is { } last ? (first, last) : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
