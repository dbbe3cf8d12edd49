using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Commands;
using DepGuard.Readers.Docker;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Compose;

/// <summary>Addresses in the commands of a service: what it runs, what runs before and after its start, its health check.</summary>
internal sealed class ComposeCommands(Reference service, Node body, Dockerfile? dockerfile)
{
    /// <summary>Calls, start order and probes.</summary>
    public IEnumerable<Fact> Read() => Commands().Concat(Hooks()).Concat(HealthCheck());

    /// <summary>Arguments that are settings.</summary>
    public IReadOnlyList<Setting> Settings() => [.. Words().Select(word => SettingArgument.Read(word.Text, word.At)).OfType<Setting>()];

    /// <summary>Words of entry point and command, of the image as far as the service states none.</summary>
    public IEnumerable<(string Text, SourceSpan At)> Words() =>
        ((Node?[])[body["entrypoint"], body["command"]]).OfType<Node>().SelectMany(command => command is Sequence
            ? command.Items.OfType<Scalar>().Select(item => (item.Value, item.At))
            : ShellWords.Statements(command.Text ?? string.Empty).SelectMany(words => words).Select(word => (word, command.At)))
        .Concat(OfImage().SelectMany(command => WordsOf(command.Text).SelectMany(ShellWords.Statements).SelectMany(words => words).Select(word => (word, command.At))));

    /// <summary>A stated entry point also replaces the command of the image.</summary>
    private IEnumerable<(string Text, SourceSpan At)> OfImage() =>
        body["entrypoint"] is not null
            ? []
            : (((string, SourceSpan)?[])[dockerfile?.Entrypoint, body["command"] is null ? dockerfile?.Command : null]).OfType<(string, SourceSpan)>();

    private IEnumerable<Fact> Commands()
    {
        foreach (var key in (string[])["entrypoint", "command"])
            if (body[key] is { } command)
                foreach (var fact in CommandReader.Facts(service, Addresses(command), command.At, allWait: false))
                    yield return fact;
        foreach (var (text, at) in OfImage())
            foreach (var fact in CommandReader.Facts(service, CommandReader.Read(WordsOf(text)), at, allWait: false))
                yield return fact;
    }

    private IEnumerable<Fact> Hooks()
    {
        foreach (var step in ((string[])["pre_start", "post_start"]).SelectMany(key => body[key]?.Items ?? []))
        {
            foreach (var fact in CommandReader.Facts(service, Addresses(step["command"] ?? step), step.At, allWait: true))
                yield return fact;
            if (step["environment"] is { } environment)
                foreach (var entry in ComposeMerge.AsMapping(environment).Entries.Where(entry => !KeyMeaning.Of(new SettingKey(entry.Key.Value)).IsNeverCall))
                    foreach (var parsed in AddressGrammar.Parse(entry.Value.Text ?? string.Empty))
                        yield return new StartOrderFact(service, parsed.Address, entry.Key.Value, entry.Value.At, Confidence.Declared);
        }
    }

    private IEnumerable<Fact> HealthCheck()
    {
        var test = body["healthcheck"]?["test"];
        if (body["healthcheck"]?["disable"]?.Text == "true")
            return [];
        if (test is null)
            return dockerfile?.HealthCheck is var (text, at) ? CommandReader.Facts(service, CommandReader.Read(WordsOf(text)), at, allWait: false).Select(Probe).OfType<Fact>() : [];
        return CommandReader.Facts(service, Addresses(test), test.At, allWait: false).Select(Probe).OfType<Fact>();
    }

    private CallFact? Probe(Fact fact) => fact switch
    {
        CallFact { Target.IsLoopback: false } call => call with { Key = "healthcheck", ModeByKey = CallMode.Control, OnlyIfKnown = true },
        StartOrderFact { Needs.IsLoopback: false } probe => new CallFact(service, probe.Needs, "healthcheck", probe.At, Confidence.Inferred)
        {
            ModeByKey = CallMode.Control,
            OnlyIfKnown = true,
        },
        _ => null,
    };

    private static IEnumerable<CommandAddress> Addresses(Node command) =>
        command is Sequence list
            ? list.Items.Select(item => item.Text ?? string.Empty).ToList() is [("CMD" or "CMD-SHELL"), .. var rest]
                ? rest.Count == 1 ? CommandReader.Read(rest[0]) : CommandReader.Read(rest)
                : CommandReader.Read([.. list.Items.Select(item => item.Text ?? string.Empty)])
            : CommandReader.Read(command.Text ?? string.Empty);

    /// <summary>An instruction in the form of a JSON list or of a command line.</summary>
    private static IReadOnlyList<string> WordsOf(string instruction) =>
        instruction.StartsWith('[')
            ? [.. instruction.Trim('[', ']').Split(',').Select(word => word.Trim().Trim('"')).Where(word => word.Length > 0)]
            : [instruction];
}
