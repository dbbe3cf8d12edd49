using DepGuard.Facts;
using DepGuard.Readers.Addresses;

namespace DepGuard.Readers.Commands;

/// <summary>Finds addresses in commands and arguments, and tells waiting for a service from calling it.</summary>
internal static class CommandReader
{
    private static readonly HashSet<string> ProbeTools = new(StringComparer.Ordinal)
    {
        "nc", "ncat", "netcat", "nslookup", "ping", "pg_isready", "redis-cli", "mysqladmin", "mysql", "psql", "mongo", "mongosh", "getent", "dig",
        "curl", "wget", "grpc_health_probe", "rabbitmq-diagnostics",
    };

    /// <summary>Tools whose only purpose here is to see whether a host answers.</summary>
    private static readonly HashSet<string> PureProbes = new(StringComparer.Ordinal)
    {
        "nc", "ncat", "netcat", "nslookup", "ping", "pg_isready", "getent", "dig", "mysqladmin", "grpc_health_probe",
    };

    /// <summary>Tools on files, whose <c>-h</c> asks for readable sizes or hides names and takes no value.</summary>
    private static readonly HashSet<string> ReadableTools = new(StringComparer.Ordinal)
    {
        "ls", "sort", "du", "df", "free", "grep", "egrep", "fgrep", "zgrep", "tree", "chown", "chgrp", "ln", "touch", "test", "[", "[[", "ps", "watch", "tar",
    };

    private static readonly HashSet<string> Shells = new(StringComparer.Ordinal) { "sh", "bash", "ash", "/bin/sh", "/bin/bash", "/bin/ash" };

    /// <summary>The addresses of a command whose words are given one by one; a shell's script is split once more.</summary>
    public static IEnumerable<CommandAddress> Read(IReadOnlyList<string> words)
    {
        if (words is [var only] && only.Contains(' '))
            return Read(only);

        return Unwrap(words, inLoop: false);
    }

    /// <summary>The addresses of a command line or script.</summary>
    public static IEnumerable<CommandAddress> Read(string script)
    {
        var inLoop = false;
        foreach (var statement in ShellWords.Statements(script))
        {
            if (statement[0] is "until" or "while")
                inLoop = true;
            foreach (var address in Unwrap(statement, inLoop))
                yield return address;
            if (statement.Contains("done"))
                inLoop = false;
        }
    }

    /// <summary>A statement, or the script that it hands to a shell, behind every command that only waits and then runs the next.</summary>
    private static IEnumerable<CommandAddress> Unwrap(IReadOnlyList<string> statement, bool inLoop) =>
        WaitChain.Split(statement).SelectMany(command => UnwrapShell(command, inLoop));

    private static IEnumerable<CommandAddress> UnwrapShell(IReadOnlyList<string> statement, bool inLoop)
    {
        var at = statement.Count > 0 && Shells.Contains(statement[0]) ? IndexOfScript(statement) : -1;
        if (at < 0)
            return ReadStatement(statement, inLoop);
        return ShellWords.Statements(statement[at]) is { Count: > 0 } inner && !(inner.Count == 1 && inner[0].SequenceEqual(statement))
            ? Read(statement[at])
            : [];
    }

    private static int IndexOfScript(IReadOnlyList<string> statement)
    {
        for (var i = 1; i < statement.Count; i++)
            if (statement[i].Contains(' '))
                return i;
        return -1;
    }

    private static IEnumerable<CommandAddress> ReadStatement(IReadOnlyList<string> words, bool inLoop)
    {
        var (start, program) = CommandPrefix.Of(words);
        if (start == words.Count)
            yield break;

        var tool = program == words.Count ? string.Empty : Paths.Name(words[program]);
        var waits = WaitChain.IsWaitTool(tool) || PureProbes.Contains(tool) || (inLoop && ProbeTools.Contains(tool));
        foreach (var (parsed, key) in Addresses(words, start, program, tool))
            yield return new CommandAddress(parsed, key, waits);
    }

    private static IEnumerable<(ParsedAddress Parsed, string Key)> Addresses(IReadOnlyList<string> words, int start, int program, string tool)
    {
        var (isProbe, isWaitTool) = (ProbeTools.Contains(tool), WaitChain.IsWaitTool(tool));
        for (var i = start; i < words.Count; i++)
        {
            var (key, value) = Argument(words, i, tool);
            var parsed = AddressGrammar.Parse(isWaitTool && value.StartsWith("tcp:", StringComparison.Ordinal) && !value.StartsWith("tcp://", StringComparison.Ordinal) ? value[4..] : value);
            if (parsed.Count == 0 && i > program && (isProbe || (isWaitTool && words[i - 1] is "-h" or "--host")) && ProbeTarget(words, i) is { } target)
                parsed = [target];
            else if (parsed.Count == 0 && i > program && !isProbe && IsHostFlag(key, tool) && AddressGrammar.ParseBareHost(value) is { } host)
                parsed = [new ParsedAddress(host, AddressForm.Bare)];
            foreach (var address in parsed)
                yield return (address, key);
        }
    }

    /// <summary>A word as flag and value: <c>--url=x</c>, <c>-Durl=x</c>, <c>--url x</c> or <c>x</c>.</summary>
    private static (string Key, string Value) Argument(IReadOnlyList<string> words, int i, string tool)
    {
        var word = words[i];
        var equals = word.IndexOf('=');
        if (equals > 0 && word.IndexOf("://", StringComparison.Ordinal) is var mark && (mark < 0 || mark > equals))
            return (word[..equals], word[(equals + 1)..]);
        return i > 0 && IsFlag(words[i - 1]) ? (words[i - 1], word) : (tool, word);
    }

    /// <summary>A flag behind which a plain word is a host: <c>--redis-host cache</c>, <c>-h front</c>.</summary>
    private static bool IsHostFlag(string key, string tool) => (key is "-h" && !ReadableTools.Contains(tool)) || (key.StartsWith("--", StringComparison.Ordinal) && Settings.KeyMeaning.IsAddressKey(new Settings.SettingKey(key)));

    /// <summary>A flag without a value of its own, which could be a secret: <c>--token=x</c>, <c>-px</c>.</summary>
    private static bool IsFlag(string word) =>
        word.Length > 1 && word[0] == '-' && !word.Contains('=') && (word.Length == 2 || word.StartsWith("--", StringComparison.Ordinal) || word[1] is not ('p' or 'a' or 'u'));

    /// <summary>The host of <c>nc -z host port</c>, <c>pg_isready -h host</c> or <c>nslookup host</c>.</summary>
    private static ParsedAddress? ProbeTarget(IReadOnlyList<string> words, int i)
    {
        var previous = words[i - 1];
        var next = i + 1 < words.Count ? AddressGrammar.Port(words[i + 1]) : null;
        var isHostFlag = previous is "-h" or "--host";
        var isPlain = !words[i].StartsWith('-') && !previous.StartsWith('-');
        var isAfterSwitch = previous is "-z" or "-zv" or "-vz" or "-v" or "-w1" or "-c1" or "hosts" or "-4";
        if (!isHostFlag && !isPlain && !isAfterSwitch && next is null)
            return null;
        if (AddressGrammar.ParseBareHost(words[i]) is not { } host || words[i] is "ping" or "hosts" or "do" or "done" or "sleep")
            return null;
        return new ParsedAddress(host with { Port = next }, next is null ? AddressForm.Bare : AddressForm.HostPort);
    }

    /// <summary>Facts that follow from the addresses of a command.</summary>
    public static IEnumerable<Fact> Facts(Reference service, IEnumerable<CommandAddress> addresses, Sources.SourceSpan at, bool allWait)
    {
        foreach (var address in addresses.Where(address => !IsShellVariable(address.Parsed.Address) && !KnownHosts.IsNeverCalled(address.Parsed.Address.Host)))
        {
            if (address.IsWait || allWait)
                yield return new StartOrderFact(service, address.Parsed.Address, address.Key, at, Confidence.Declared);
            else if (Settings.KeyMeaning.Of(new Settings.SettingKey(address.Key)) is { IsNeverCall: false } meaning)
                yield return Call(service, address, meaning, at);
        }
    }

    /// <summary>Only the shell of the container knows the value of <c>$$HOST</c>.</summary>
    private static bool IsShellVariable(Address address) => address.Host.Contains("$$", StringComparison.Ordinal);

    private static CallFact Call(Reference service, CommandAddress address, Settings.KeyMeaning meaning, Sources.SourceSpan at) =>
        new(service, address.Parsed.Address, address.Key, at, Confidence.Inferred)
        {
            ModeByKey = meaning.Mode,
            ModeByAddress = meaning.WeakMode ?? address.Parsed.Mode ?? AddressMode.Of(address.Parsed.Address),
            OnlyIfKnown = address.Parsed.Form != AddressForm.Url,
        };
}
