using DepGuard.Readers.CSharp;

namespace DepGuard.Readers.DotNet.Code;

/// <summary>
/// Types of options that code binds to sections of the configuration: <c>Configure&lt;T&gt;(configuration.GetSection("A"))</c>,
/// <c>AddOptions&lt;T&gt;().BindConfiguration("A")</c>, <c>GetSection("A").Get&lt;T&gt;()</c>, <c>GetSection("A").Bind(options)</c>.
/// </summary>
internal static class OptionBindings
{
    private const int LongestChain = 64;

    /// <summary>The types, with the path of the section and a colon at its end.</summary>
    public static IEnumerable<(string Type, string Section)> Of(CSharpProgram program)
    {
        var created = new Lazy<IReadOnlyDictionary<string, string>>(() => Created(program));
        foreach (var call in program.Calls)
            if (Section(program, call) is { } section && Type(program, call, created) is { Length: > 0 } type)
                yield return (type[(type.LastIndexOf('.') + 1)..].TrimEnd('?'), section);
    }

    private static string? Section(CSharpProgram program, CSharpCall call) => call.Name switch
    {
        "BindConfiguration" => program.Literal(call, 0) is { } path ? $"{path}:" : null,
        "Get" => call.Receiver >= 0 ? SettingReads.Section(program, program.Calls[call.Receiver]) : null,
        "Configure" => Argument(program, call),
        "Bind" => (call.Receiver >= 0 ? SettingReads.Section(program, program.Calls[call.Receiver]) : null) ?? Argument(program, call),
        _ => null,
    };

    private static string? Argument(CSharpProgram program, CSharpCall call) =>
        program.Inside(call.Open, call.Close).Select(inner => inner.Call).Where(inner => inner.Close == call.Close - 1).Select(inner => SettingReads.Section(program, inner)).FirstOrDefault(section => section is not null);

    /// <summary>The type that the call states, the chain that it belongs to, or the creation of the object that is filled.</summary>
    private static string? Type(CSharpProgram program, CSharpCall call, Lazy<IReadOnlyDictionary<string, string>> created)
    {
        if (call.TypeArgument.Length > 0)
            return call.TypeArgument;
        for (var (depth, receiver) = (0, call.Receiver); receiver >= 0 && depth < LongestChain; depth++, receiver = program.Calls[receiver].Receiver)
            if (program.Calls[receiver].Name is "AddOptions" or "AddOptionsWithValidateOnStart" && program.Calls[receiver].TypeArgument is { Length: > 0 } type)
                return type;
        return call.Name == "Bind" && call.Arguments is [var only] && only.End.Value - only.Start.Value == 1 ? created.Value.GetValueOrDefault(program.Text(only.Start.Value)) : null;
    }

    /// <summary>The variables of a file, with the type of the first <c>new T()</c> that each is given.</summary>
    private static Dictionary<string, string> Created(CSharpProgram program)
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 3 < program.Tokens.Count; i++)
            if (program.IsMark(i + 1, '=') && program.Is(program.Tokens[i + 2], "new") && program.Tokens[i + 3].Kind == CSharpTokenKind.Name)
                types.TryAdd(program.Text(i), program.Text(i + 3));
        return types;
    }
}
