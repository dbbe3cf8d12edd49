using System.Text;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Literals;

/// <summary>Whether the bare name of a service in a string is a host that is called, by what stands in front of it.</summary>
internal static class BareName
{
    private const int LongestWord = 16;

    private static readonly HashSet<string> HostWords = new(StringComparer.Ordinal) { "host", "hosts", "hostname" };

    /// <summary>Words of addresses, under which other things stand too: paths, and names of routes.</summary>
    private static readonly HashSet<string> AddressWords = new(StringComparer.Ordinal) { "url", "uri", "baseurl", "baseuri", "endpoint", "addr", "address", "server", "service" };

    /// <summary>Words of places where messages wait, which are often named after who takes them.</summary>
    private static readonly HashSet<string> QueueWords = new(StringComparer.Ordinal) { "receive", "queue", "topic", "exchange" };

    private static readonly HashSet<string> ConnectWords = new(StringComparer.Ordinal) { "connection", "connections", "connect", "client" };

    private static readonly HashSet<string> ConfigurationWords = new(StringComparer.Ordinal) { "config", "conf", "cfg", "configuration", "settings", "options", "services", "endpoints", "env", "environment" };

    /// <summary>How programs ask for what was set outside; what stands behind is the default.</summary>
    private static readonly string[] Environments = ["getenv", "environ", "process.env", "LookupEnv", "GetEnvironmentVariable", "ENV[", "ENV.fetch", "env::var", "get_env", "env("];

    /// <summary>True when the name is the value of something that holds a host.</summary>
    /// <param name="context">What stands in front.</param>
    /// <param name="key">The name to which it is given.</param>
    /// <param name="isUnmistakable">True when it is no word of everyday code.</param>
    /// <param name="isStore">True for the name of a database, cache or broker, to which clients connect.</param>
    public static bool IsHost(LiteralContext context, SettingKey key, bool isUnmistakable, bool isStore)
    {
        var last = key.LastWord;
        if (HostWords.Contains(last) || key.IsHostName || last.EndsWith("hostname", StringComparison.Ordinal))
            return true;
        if (AddressWords.Contains(last) && !key.HasWord(QueueWords) && (isUnmistakable || ReadsEnvironment(context)))
            return last != "service" || ReadsEnvironment(context);
        return isStore && context.IsFirstArgument && !context.IsWebSocket && key.HasWord(ConnectWords);
    }

    /// <summary>True when the address of the service is looked up by its name: <c>config["orders"]["addr"]</c>. A table or a message may have such a column too.</summary>
    /// <param name="table">The name of what it is looked up in.</param>
    /// <param name="isUnmistakable">True when it is no word of everyday code.</param>
    /// <param name="behind">What stands behind the name, from its quote on.</param>
    public static bool IsLookedUp(SettingKey table, bool isUnmistakable, ReadOnlySpan<byte> behind)
    {
        const int Opening = 4;
        if (!isUnmistakable && !table.HasWord(ConfigurationWords))
            return false;
        if (behind.Length <= Opening || behind[1] != ']' || behind[2] != '[' || behind[3] is not ((byte)'"' or (byte)'\''))
            return false;
        behind = behind[Opening..Math.Min(behind.Length, Opening + LongestWord)];
        var end = behind.IndexOfAny((byte)'"', (byte)'\'');
        return end > 0
            && Encoding.ASCII.GetString(behind[..end]).ToLowerInvariant() is var word
            && (HostWords.Contains(word) || (AddressWords.Contains(word) && word != "service"));
    }

    /// <summary>The variable that the line assigns; null if it assigns none.</summary>
    public static string? Variable(LiteralContext context)
    {
        var line = context.Before.AsSpan();
        for (var at = 1; at < line.Length; at++)
            if (line[at] == '=' && line[at - 1] is not ('=' or '!' or '<' or '>') && (at + 1 == line.Length || line[at + 1] is not ('=' or '>' or '~')))
                return Name(line[..at].TrimEnd().TrimEnd(':'));
        return null;
    }

    /// <summary>The last name of a declaration; of <c>host: string</c> the one in front of the type.</summary>
    private static string? Name(ReadOnlySpan<char> declaration)
    {
        if (declaration.LastIndexOf(':') is var colon and > 0)
            declaration = declaration[..colon];
        declaration = declaration.TrimEnd();
        var start = declaration.Length;
        while (start > 0 && (char.IsLetterOrDigit(declaration[start - 1]) || declaration[start - 1] == '_'))
            start--;
        return start == declaration.Length ? null : declaration[start..].ToString();
    }

    private static bool ReadsEnvironment(LiteralContext context) => Array.Exists(Environments, word => context.Before.Contains(word, StringComparison.OrdinalIgnoreCase));
}
