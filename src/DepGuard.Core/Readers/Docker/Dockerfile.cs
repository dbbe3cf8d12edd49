using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Docker;

/// <summary>What a Dockerfile says about the container: variables of its last stage, the image it stands on and the project it builds.</summary>
internal sealed class Dockerfile
{
    private readonly Dictionary<string, Setting> _environment = new(StringComparer.Ordinal);

    private Dockerfile(string path) => Path = path;

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>Image of the last stage; null if that stage stands on an earlier one or on a variable.</summary>
    public string? BaseImage { get; private set; }

    /// <summary><c>ENV</c> of the last stage.</summary>
    public IReadOnlyCollection<Setting> Environment => _environment.Values;

    /// <summary>Assembly that the entry point starts, without extension; null if it starts none.</summary>
    public string? Assembly { get; private set; }

    /// <summary>Project files that it copies, relative to the build context.</summary>
    public List<string> Projects { get; } = [];

    /// <summary>Ports of <c>EXPOSE</c>.</summary>
    public List<int> Ports { get; } = [];

    /// <summary>Reads the instructions; what is not understood is passed over.</summary>
    public static Dockerfile Read(SourceFile file)
    {
        var result = new Dockerfile(file.Path);
        var stages = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (line, text) in Instructions(file.Text))
        {
            var space = text.AsSpan().IndexOfAny(" \t");
            if (space <= 0)
                continue;
            var rest = text[(space + 1)..].Trim();
            switch (text[..space].ToUpperInvariant())
            {
                case "FROM":
                    result.StartStage(rest, stages);
                    break;
                case "ENV":
                    result.AddEnvironment(rest, new SourceSpan(file.Path, line, 1, line, text.Length + 1));
                    break;
                case "EXPOSE":
                    result.Ports.AddRange(Words(rest).Select(word => Addresses.AddressGrammar.Port(word.Split('/')[0])).OfType<int>());
                    break;
                case "COPY" or "ADD":
                    result.Projects.AddRange(Words(rest).Where(word => word.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) && !word.Contains('*')));
                    break;
                case "ENTRYPOINT" or "CMD":
                    result.Assembly = AssemblyOf(rest) ?? result.Assembly;
                    break;
            }
        }

        return result;
    }

    private void StartStage(string rest, HashSet<string> stages)
    {
        _environment.Clear();
        Ports.Clear();
        var words = Words(rest).Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
        BaseImage = words.Count > 0 && !stages.Contains(words[0]) && !words[0].StartsWith('$') ? words[0] : null;
        if (words.Count == 3 && words[1].Equals("as", StringComparison.OrdinalIgnoreCase))
            stages.Add(words[2]);
    }

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

    private void Put(string key, string value, SourceSpan at) => _environment[key] = new Setting(key, value, at);

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
}
