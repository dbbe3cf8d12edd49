using System.Text;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Literals;

/// <summary>What stands in front of a string, on its line or, where the string starts one, on the line before.</summary>
/// <param name="Before">The text in front.</param>
internal readonly record struct LiteralContext(string Before)
{
    private const int Longest = 300;

    /// <summary>Annotations and methods of libraries whose argument is the name of a service that is called.</summary>
    private static readonly string[] Clients =
    [
        "@FeignClient(", "@LoadBalancerClient(", "@RibbonClient(", "@Client(", ".getInstances(", ".getNextServerFromEureka(", ".choose(",
        ".invoke_method(", ".invokeMethod(",
    ];

    /// <summary>How clients of Socket.IO connect.</summary>
    private const string SocketClient = "io.connect(";

    /// <summary>Words of a line that hands an address over, listens on it, prints it, or uses it as the name of a schema.</summary>
    private static readonly HashSet<string> NoCall = new(StringComparer.Ordinal)
    {
        "origin", "origins", "cors", "redirect", "redirects", "callback", "callbacks", "logout", "issuer", "issuers", "audience", "audiences", "xmlns", "namespace",
        "schema", "example", "log", "logger", "console", "print", "println", "printf", "exception", "error", "assert", "expect", "mock", "stub", "listen", "bind",
    };

    /// <summary>What stands between the name of a variable of the environment and the text that counts where it is not set.</summary>
    private static readonly HashSet<string> Fallbacks = new(StringComparer.Ordinal)
    {
        "null", "nil", "None", "undefined", "is", "not", "or", "if", "else", "unwrap_or", "unwrap_or_else", "orElse", "orElseGet", "getOrElse", "getOrDefault", "String", "from", "_",
    };

    /// <summary>Words that are keywords of languages and names of visibility, and mean something else in a key.</summary>
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal) { "public", "return", "self", "external", "uri", "url", "new" };

    /// <summary>The context of the string that starts at an offset.</summary>
    public static LiteralContext Of(ReadOnlySpan<byte> text, int start)
    {
        var before = text[Math.Max(0, start - Longest)..start];
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        if (line.IndexOfAnyExcept(" \t\"'`(@$fr"u8) < 0 && before.Length > line.Length)
        {
            var earlier = before[..(before.Length - line.Length - 1)];
            line = before[(earlier.LastIndexOf((byte)'\n') + 1)..];
        }

        return new LiteralContext(Encoding.UTF8.GetString(line));
    }

    /// <summary>The client whose argument the string is, such as <c>@FeignClient</c>; null if it is none, or another argument of it.</summary>
    public string? Client()
    {
        foreach (var client in Clients)
            if (Before.LastIndexOf(client, StringComparison.Ordinal) is var at and >= 0 && Argument(Before.AsSpan(at + client.Length)) is "" or "name" or "value" or "id" or "serviceId")
                return client.Trim('(', '.');
        return null;
    }

    /// <summary>True when the address in the string is not called here, or another reader knows better how.</summary>
    /// <param name="key">The name to which it is given.</param>
    public bool IsNoCall(SettingKey key) => Before.Contains(".InvokeMethod", StringComparison.Ordinal) || new SettingKey(Before.Replace('"', ' ')).HasWord(NoCall) || KeyMeaning.Of(key) is { IsNeverCall: true };

    /// <summary>True when the string is the first argument of a call.</summary>
    public bool IsFirstArgument => Before.AsSpan(0, End).TrimEnd().EndsWith("(");

    /// <summary>True for <c>io.connect("db")</c>: a client of web sockets, whose argument is a path on its own server.</summary>
    public bool IsWebSocket
    {
        get
        {
            var call = Before.AsSpan(0, End).TrimEnd();
            return call.EndsWith(SocketClient) && (call.Length == SocketClient.Length || !IsNameCharacter(call[^(SocketClient.Length + 1)]));
        }
    }

    /// <summary>
    /// The name to which the string is assigned or given, as a key: the variable of the environment for a fallback, as in
    /// <c>getenv("ORDERS_HOST") == null ? "orders"</c>.
    /// </summary>
    public SettingKey Key()
    {
        var name = string.Empty;
        for (var end = End; end > 0;)
        {
            (name, end) = NameBefore(end);
            if (!Fallbacks.Contains(name))
                break;
        }

        return new SettingKey(Keywords.Contains(name.ToLowerInvariant()) ? string.Empty : name);
    }

    /// <summary>Where the string starts; a letter that touches the quote, as in <c>f"…"</c>, is part of it.</summary>
    private int End
    {
        get
        {
            var end = Before.AsSpan().TrimEnd("\"'`@$").Length;
            while (end > 0 && end < Before.Length && IsNameCharacter(Before[end - 1]))
                end--;
            return end;
        }
    }

    /// <summary>The last name in front of a place, and where it starts; a statement that ends in between has none.</summary>
    private (string Name, int Start) NameBefore(int end)
    {
        while (end > 0 && !IsNameCharacter(Before[end - 1]))
            if (Before[--end] == ';')
                return (string.Empty, 0);
        var start = end;
        while (start > 0 && IsNameCharacter(Before[start - 1]))
            start--;
        return (Before[start..end], start);
    }

    private static bool IsNameCharacter(char letter) => char.IsLetterOrDigit(letter) || letter == '_';

    /// <summary>Name of the last argument in the text behind an opening parenthesis; empty if it has none, null if the call ends before.</summary>
    private static string? Argument(ReadOnlySpan<char> text)
    {
        if (text.Contains(')'))
            return null;
        var last = text[(text.LastIndexOf(',') + 1)..].TrimEnd('"').Trim();
        return last.IsEmpty ? text.Contains(',') ? null : string.Empty : last[^1] is '=' or ':' ? last[..^1].Trim().ToString() : null;
    }
}
