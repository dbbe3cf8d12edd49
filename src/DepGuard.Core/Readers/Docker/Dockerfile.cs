using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Docker;

/// <summary>What a Dockerfile says about the container: variables of its last stage, the image it stands on and the project it builds.</summary>
internal sealed class Dockerfile
{
    private readonly Dictionary<string, string> _arguments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Stage> _stages = new(StringComparer.OrdinalIgnoreCase);
    private string _folder = string.Empty;
    private Stage _stage = new(null, new Dictionary<string, Setting>(StringComparer.Ordinal), [], []);

    private Dockerfile(string path) => Path = path;

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>Image on which the last stage stands, also by way of earlier stages; null if it is not stated.</summary>
    public string? BaseImage => _stage.Image;

    /// <summary><c>ENV</c> of the last stage and of those it stands on.</summary>
    public IReadOnlyCollection<Setting> Environment => _stage.Environment.Values;

    /// <summary>Assembly that the entry point starts, without extension; null if it starts none.</summary>
    public string? Assembly { get; private set; }

    /// <summary>What <c>ENTRYPOINT</c> says; null if it is absent.</summary>
    public (string Text, SourceSpan At)? Entrypoint { get; private set; }

    /// <summary>What <c>CMD</c> says; null if it is absent.</summary>
    public (string Text, SourceSpan At)? Command { get; private set; }

    /// <summary>The command of <c>HEALTHCHECK</c>; null if it is absent or <c>NONE</c>.</summary>
    public (string Text, SourceSpan At)? HealthCheck { get; private set; }

    /// <summary>Project files that it copies, relative to the build context.</summary>
    public List<string> Projects { get; } = [];

    /// <summary>Files and folders of the build context that the last stage and those it stands on copy, with absolute targets.</summary>
    public IReadOnlyList<(string Source, string Target)> Copies => _stage.Copies;

    /// <summary>Ports of <c>EXPOSE</c>.</summary>
    public IReadOnlyList<int> Ports => _stage.Ports;

    /// <summary>Reads the instructions; what is not understood is passed over.</summary>
    public static Dockerfile Read(SourceFile file)
    {
        var result = new Dockerfile(file.Path);
        foreach (var (line, text) in Instructions(file.Text))
        {
            var space = text.AsSpan().IndexOfAny(" \t");
            if (space <= 0)
                continue;
            var rest = text[(space + 1)..].Trim();
            result.Add(text[..space].ToUpperInvariant(), rest, new SourceSpan(file.Path, line, 1, line, text.Length + 1));
        }

        return result;
    }

    private void Add(string instruction, string rest, SourceSpan at)
    {
        switch (instruction)
        {
            case "ARG" when _stages.Count == 0 && rest.IndexOf('=') is var equals and > 0:
                _arguments[rest[..equals]] = rest[(equals + 1)..].Trim('"', '\'');
                break;
            case "FROM":
                StartStage(rest);
                break;
            case "ENV":
                AddEnvironment(rest, at);
                break;
            case "EXPOSE":
                _stage.Ports.AddRange(Words(rest).Select(word => Addresses.AddressGrammar.Port(word.Split('/')[0])).OfType<int>());
                break;
            case "COPY" or "ADD":
                Projects.AddRange(Words(rest).Where(word => word.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) && !word.Contains('*')));
                AddCopies(Words(rest));
                break;
            case "WORKDIR":
                _folder = Absolute(rest.Trim('"', '\''));
                break;
            case "ENTRYPOINT":
                (Entrypoint, Command, Assembly) = ((rest, at), null, AssemblyOf(rest) ?? Assembly);
                break;
            case "CMD":
                (Command, Assembly) = ((rest, at), AssemblyOf(rest) ?? Assembly);
                break;
            case "HEALTHCHECK":
                var command = rest.IndexOf("CMD", StringComparison.OrdinalIgnoreCase);
                HealthCheck = command < 0 ? null : (rest[(command + 3)..].Trim(), at);
                break;
        }
    }

    /// <summary>A stage that stands on an earlier one has its variables and ports.</summary>
    private void StartStage(string rest)
    {
        var words = Words(rest).Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (words.Count == 0)
            return;

        var image = new Compose.Interpolation(_arguments).Apply(words[0]);
        var basis = _stages.GetValueOrDefault(image) ?? new Stage(image.StartsWith('$') ? null : image, [], [], []);
        (Entrypoint, Command, HealthCheck) = (null, null, null);
        _stage = new Stage(basis.Image, new Dictionary<string, Setting>(basis.Environment, StringComparer.Ordinal), [.. basis.Ports], [.. basis.Copies]);
        _folder = string.Empty;
        var name = words.Count == 3 && words[1].Equals("as", StringComparison.OrdinalIgnoreCase) ? words[2] : $"stage {_stages.Count}";
        _stages[name] = _stage;
    }

    /// <summary>What another stage has built is not in the scan.</summary>
    private void AddCopies(string[] words)
    {
        var paths = words.Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (paths.Count < 2 || words.Any(word => word.StartsWith("--from", StringComparison.Ordinal)))
            return;

        var isFolder = paths.Count > 2 || paths[^1].EndsWith('/') || paths[^1] == ".";
        foreach (var source in paths.SkipLast(1))
            _stage.Copies.Add((source, Absolute(paths[^1]) + (isFolder ? "/" : string.Empty)));
    }

    private string Absolute(string path) =>
        (path.StartsWith('/') ? path : path is "." or "./" ? _folder : $"{_folder}/{path}").TrimEnd('/');

    private void AddEnvironment(string rest, SourceSpan at)
    {
        var space = rest.AsSpan().IndexOfAny(" \t");
        var equals = rest.IndexOf('=');
        if (equals < 0 || (space >= 0 && space < equals))
        {
            if (space > 0)
                Put(rest[..space], rest[(space + 1)..].Trim().Trim('"'), at);
            return;
        }

        foreach (var word in Commands.ShellWords.Statements(rest).SelectMany(words => words))
            if (word.IndexOf('=') is var split and > 0)
                Put(word[..split], word[(split + 1)..], at);
    }

    private void Put(string key, string value, SourceSpan at) => _stage.Environment[key] = new Setting(key, value, at);

    private static string? AssemblyOf(string rest)
    {
        var name = Words(rest).FirstOrDefault(word => word.EndsWith(".dll", StringComparison.OrdinalIgnoreCase));
        return name is null ? null : Paths.Stem(name);
    }

    private static string[] Words(string text) => text.Split([' ', '\t', ',', '"', '\'', '[', ']'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Logical lines: comments dropped, continuation lines joined.</summary>
    private static IEnumerable<(int Line, string Text)> Instructions(string text)
    {
        var (first, joined, number) = (0, string.Empty, 0);
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.StartsWith('#') || (line.Length == 0 && joined.Length == 0))
                continue;
            first = joined.Length == 0 ? number : first;
            if (line.EndsWith('\\'))
            {
                joined += line[..^1] + " ";
                continue;
            }

            yield return (first, joined + line);
            joined = string.Empty;
        }

        if (joined.Length > 0)
            yield return (first, joined);
    }

    private sealed record Stage(string? Image, Dictionary<string, Setting> Environment, List<int> Ports, List<(string Source, string Target)> Copies);
}
