using System.CommandLine;
using DepGuard.Facts;
using DepGuard.Graph;
using DepGuard.Reports;
using DepGuard.Sources;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard init</c>: a first <c>depguard.yaml</c> from what the scan sees.</summary>
internal sealed class InitCommand : Command
{
    private const string FileName = "depguard.yaml";

    private readonly Terminal _terminal;
    private readonly ScanOptions _scan;

    public InitCommand(Terminal terminal)
        : base("init", "Writes a first depguard.yaml: the services that the scan sees, and questions about what it does not. Never overwrites.")
    {
        _terminal = terminal;
        _scan = new ScanOptions(this);
        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var request = _scan.Read(parsed);
        var folder = Path.GetFullPath(request.Paths.Count == 0 ? "." : request.Paths[0], _terminal.Folder);
        var file = Path.Combine(Directory.Exists(folder) ? folder : Path.GetDirectoryName(folder)!, FileName);
        if (Path.Exists(file))
            throw new UsageException($"{Shown(file)} exists already and is left as it is");

        var scan = new Scan(_terminal, request);
        var result = scan.Run(cancellation);
        var status = scan.Status(result, failOn: null);
        if (status != ExitStatus.NothingToScan)
        {
            Write(file, string.Join('\n', Lines(result.Graph)) + "\n");
            _terminal.Out.WriteLine($"{Shown(file)} written: {result.Graph.Services.Count(IsOwn)} services. Run 'depguard check' next.");
        }

        scan.Explain(status, result);
        return status;
    }

    private string Shown(string file) => Path.GetRelativePath(_terminal.Folder, file).Replace(Path.DirectorySeparatorChar, '/');

    private void Write(string file, string text)
    {
        try
        {
            using var writer = new StreamWriter(new FileStream(file, FileMode.CreateNew));
            writer.Write(text);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Shown(file)} cannot be written ({FileFailure.Reason(failure, file)})");
        }
    }

    private static IEnumerable<string> Lines(ServiceGraph graph)
    {
        yield return "# yaml-language-server: $schema=./depguard.schema.json";
        yield return "# The schema comes from: depguard schema > depguard.schema.json";
        yield return "extends: [recommended]";
        yield return string.Empty;
        yield return "# Services as the scan sees them. Only what no file states needs to stay here.";
        yield return "services:";
        foreach (var service in graph.Services.Where(IsOwn))
        {
            var roles = service.Roles.Count == 0 ? string.Empty : $" roles: [{string.Join(", ", service.Roles.Select(Label.Of))}] ";
            yield return $"  {Quoted(service.Id)}: {{{roles}}}";
        }

        foreach (var question in Questions(graph))
            yield return question;
    }

    private static IEnumerable<string> Questions(ServiceGraph graph)
    {
        var unknown = graph.Problems.Where(problem => problem.RuleId == "DPG0002").Select(problem => problem.Values[1]).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            yield return "\n# Are these other names of a service above? Then add them as aliases: [...].";
        foreach (var address in unknown)
            yield return $"#   {Printable.Of(address)}";
        if (!graph.Services.Any(service => service.Roles.Contains(Role.Auth)))
            yield return "\n# Which service authenticates the requests of others? Give it roles: [auth]; a cycle through it is the worst one.";
        var isolated = graph.Services.Where(service => IsOwn(service) && !graph.From(service).Any() && !graph.To(service).Any()).ToList();
        if (isolated.Count > 0)
            yield return "\n# No file says what these call or who calls them. If you know, add edges:\n#   edges: [ { from: A, to: B, kind: sync } ]";
        foreach (var service in isolated)
            yield return $"#   {Printable.Of(service.Id)}";
        if (isolated.Count > 0)
            yield return "# If they stand in files of a format of your own, say where:\n#   sources: [ { files: \"conf/*.yaml\", caller: \"$.name\", addresses: \"$.peers[*].endpoint\" } ]";
    }

    private static bool IsOwn(Service service) => service.Kind is ServiceKind.Service or ServiceKind.Gateway or ServiceKind.Job;

    /// <summary>A name as a key of YAML; what is printed as an escape is one in double quotes of YAML too.</summary>
    private static string Quoted(string id) => id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
        ? id
        : $"\"{Printable.Of(id.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))}\"";
}
