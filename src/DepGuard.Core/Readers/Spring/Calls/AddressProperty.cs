using DepGuard.Facts;
using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Calls;

/// <summary>What Spring documents about the property that holds an address.</summary>
/// <param name="Root">Folded first segment.</param>
/// <param name="Prefix">Folded start of the name, or the whole name if there is no suffix.</param>
/// <param name="Suffix">Folded end of the name behind a name that the user chooses; null if the name is fixed.</param>
/// <param name="Use">What happens with the address.</param>
/// <param name="Scheme">Scheme where the value states none; null if it is not known.</param>
internal sealed record AddressProperty(string Root, string Prefix, string? Suffix, AddressUse Use, string? Scheme)
{
    /// <summary>True for a property whose name starts and ends as described.</summary>
    public bool Covers(Property property) =>
        property.Root == Root && Suffix is not null && property.Folded.Length > Prefix.Length + Suffix.Length
        && property.Folded.StartsWith(Prefix, StringComparison.Ordinal) && property.Folded.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>Mode that the property decides whatever the callee is; null if the callee decides first.</summary>
    public CallMode? ModeByKey => Use switch
    {
        AddressUse.Control or AddressUse.Instances => CallMode.Control,
        AddressUse.Authentication or AddressUse.Call => CallMode.Sync,
        _ => null,
    };

    /// <summary>Mode where neither property nor callee decide one.</summary>
    public CallMode? ModeByAddress => Use switch
    {
        AddressUse.Data => CallMode.Data,
        AddressUse.Messages => CallMode.Async,
        _ => null,
    };
}
