using DepGuard.Documents;
using DepGuard.Readers.Dapr;
using DepGuard.Readers.Docker;
using DepGuard.Sources;

namespace DepGuard.Readers.Compose;

/// <summary>A container that runs <c>daprd</c>.</summary>
internal sealed class ComposeSidecar
{
    private readonly Node _body;
    private readonly List<(string Text, SourceSpan At)> _words;

    private ComposeSidecar(Workspace workspace, Node model, Entry service, List<(string Text, SourceSpan At)> words)
    {
        (Name, _body, _words) = (service.Key, service.Value, words);
        AppId = Flag("app-id")!;
        var configuration = Paths.Name(Flag("config") ?? string.Empty);
        Objects =
        [
            .. ComposeMounts.Read(workspace, model, _body)
                .SelectMany(mount => mount.File.Documents.Select(document => (mount.Name, Document: document)))
                .Where(mounted => DaprObject.Is(mounted.Document.Root))
                .Where(mounted => mounted.Document.Root["kind"]!.Text != "Configuration" || mounted.Name == configuration)
                .Select(mounted => mounted.Document),
        ];
    }

    /// <summary>Name of the container's service.</summary>
    public Scalar Name { get; }

    /// <summary>The id of its application.</summary>
    public string AppId { get; }

    /// <summary>Objects of Dapr that it loads.</summary>
    public IReadOnlyList<Document> Objects { get; }

    /// <summary>Service whose network it shares; null if it has its own.</summary>
    public string? SharedWith => _body["network_mode"]?.Text is { } mode && mode.StartsWith("service:", StringComparison.Ordinal) ? mode[8..] : null;

    /// <summary>Host on which it is told to find the application; null if it is not told.</summary>
    public string? AppAddress => Flag("app-channel-address");

    /// <summary>What it waits for.</summary>
    public IEnumerable<Scalar> Needs =>
        (_body["depends_on"]?.Entries ?? []).Select(entry => entry.Key).Concat((_body["depends_on"]?.Items ?? []).OfType<Scalar>());

    /// <summary>Flags with addresses of Dapr's own services.</summary>
    public IEnumerable<(string Flag, string Value, SourceSpan At)> ControlPlane =>
        ((string[])["placement-host-address", "sentry-address", "scheduler-host-address"])
            .SelectMany(flag => Values(flag).Select(value => ($"-{flag}", value.Text, value.At)));

    /// <summary>The sidecar that a service of a Compose model is; null if it is none.</summary>
    public static ComposeSidecar? Read(Workspace workspace, Node model, Entry service)
    {
        if (service.Value["image"]?.Text is not { } image || Paths.Name(ImageName.Repository(image)) != "daprd")
            return null;

        var words = new ComposeCommands(default, service.Value, null).Words().ToList();
        return Values(words, "app-id").Any() ? new ComposeSidecar(workspace, model, service, words) : null;
    }

    /// <summary>Value of a flag, which Dapr takes with one dash or two; null if it is not given.</summary>
    public string? Flag(string name) => Values(name).Select(value => value.Text).LastOrDefault();

    private IEnumerable<(string Text, SourceSpan At)> Values(string name) => Values(_words, name);

    private static IEnumerable<(string Text, SourceSpan At)> Values(List<(string Text, SourceSpan At)> words, string name)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Text.TrimStart('-');
            if (word.Length == words[i].Text.Length)
                continue;
            if (word == name && i + 1 < words.Count)
                yield return words[i + 1];
            else if (word.StartsWith(name, StringComparison.Ordinal) && word.Length > name.Length && word[name.Length] == '=')
                yield return (word[(name.Length + 1)..], words[i].At);
        }
    }
}
