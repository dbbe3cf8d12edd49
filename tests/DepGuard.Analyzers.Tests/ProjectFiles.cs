using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DepGuard.Analyzers.Tests;

/// <summary>Files beside the code: <c>.editorconfig</c> holds <c>key = value</c> for every file, all others are additional files.</summary>
internal static class ProjectFiles
{
    private const string Config = ".editorconfig";

    public static AnalyzerOptions Of(IEnumerable<(string Path, string Text)> files)
    {
        var all = files.ToList();
        var options = all.Where(file => file.Path == Config)
            .SelectMany(file => file.Text.Split('\n'))
            .Select(line => line.Split('=', 2))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);
        ImmutableArray<AdditionalText> additional = [.. all.Where(file => file.Path != Config).Select(file => new MemoryText(file.Path, file.Text))];
        return new AnalyzerOptions(additional, new OptionsProvider(new MemoryOptions(options)));
    }

    private sealed class MemoryText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class OptionsProvider(MemoryOptions options) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => options;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => options;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => options;
    }

    private sealed class MemoryOptions(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
