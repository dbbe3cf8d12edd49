using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers;

/// <summary>What a project says about DepGuard's rules: <c>depguard.*</c> keys of <c>.editorconfig</c> and <c>depguard.auth.txt</c>.</summary>
internal sealed class AnalyzerSettings
{
    private const string Prefix = "depguard.";
    private const string AuthFile = "depguard.auth.txt";

    private readonly AnalyzerConfigOptions? _options;

    /// <param name="options">Options of the analysis.</param>
    /// <param name="compilation">The compilation; the options of its first file hold for all, since they are about the project.</param>
    /// <param name="cancellation">Ends the reading of files.</param>
    public AnalyzerSettings(AnalyzerOptions options, Compilation compilation, CancellationToken cancellation)
    {
        _options = compilation.SyntaxTrees.FirstOrDefault() is { } tree
            ? options.AnalyzerConfigOptionsProvider.GetOptions(tree)
            : options.AnalyzerConfigOptionsProvider.GlobalOptions;
        AuthMembers = [.. options.AdditionalFiles
            .Where(file => Path.GetFileName(file.Path).Equals(AuthFile, StringComparison.OrdinalIgnoreCase))
            .SelectMany(file => file.GetText(cancellation)?.Lines.Select(line => line.ToString().Trim()) ?? [])
            .Where(line => line.Length > 0 && line[0] != '#')];
    }

    /// <summary>Lines of <c>depguard.auth.txt</c>: documentation ids, with <c>!</c> in front for what is not meant.</summary>
    public IReadOnlyList<string> AuthMembers { get; }

    /// <summary>The value of <c>depguard.NAME</c>; null if it is not set.</summary>
    public string? Text(string name) => _options?.TryGetValue(Prefix + name, out var value) == true && value.Trim().Length > 0 ? value.Trim() : null;

    /// <summary>The comma-separated values of <c>depguard.NAME</c>; empty if it is not set.</summary>
    public IReadOnlyList<string> List(string name) => [.. (Text(name) ?? "").Split(',').Select(value => value.Trim()).Where(value => value.Length > 0)];

    /// <summary>Whether <c>depguard.NAME</c> is <c>true</c>.</summary>
    public bool IsOn(string name) => "true".Equals(Text(name), StringComparison.OrdinalIgnoreCase);

    /// <summary>The number in <c>depguard.NAME</c>, or <paramref name="otherwise"/> if there is none.</summary>
    public int Number(string name, int otherwise) => int.TryParse(Text(name), out var number) ? number : otherwise;
}
