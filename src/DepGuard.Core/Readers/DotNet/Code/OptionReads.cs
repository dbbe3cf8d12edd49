using DepGuard.Readers.CSharp;
using DepGuard.Sources;

namespace DepGuard.Readers.DotNet.Code;

/// <summary>The members that a file reads, as far as they may be options: <c>options.Value.BasketUrl</c>; and the types that it names.</summary>
/// <param name="Types">Names that occur.</param>
/// <param name="Members">Places by name of the member; the first counts.</param>
internal sealed record OptionReads(IReadOnlySet<string> Types, IReadOnlyDictionary<string, (int Token, SourceSpan At)> Members)
{
    /// <summary>A file that reads none.</summary>
    public static OptionReads None { get; } = new(new HashSet<string>(), new Dictionary<string, (int, SourceSpan)>());

    /// <summary>Those of a file.</summary>
    public static OptionReads Of(CSharpProgram program)
    {
        var (types, members) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, (int, SourceSpan)>(StringComparer.Ordinal));
        for (var i = 0; i < program.Tokens.Count; i++)
            if (program.Tokens[i].Kind != CSharpTokenKind.Name)
                continue;
            else if (!program.IsMark(i - 1, '.'))
                types.Add(program.Text(i));
            else if (!program.IsMark(i + 1, '(') && !(program.IsMark(i + 1, '=') && !program.IsMark(i + 2, '=')))
                members.TryAdd(program.Text(i), (i, program.At(i)));
        return new OptionReads(types, members);
    }
}
