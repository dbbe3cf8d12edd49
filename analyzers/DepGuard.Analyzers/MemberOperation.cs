using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers;

/// <summary>An operation that a rule looks at, with the member that holds it, for which the rule reports.</summary>
/// <param name="operation">The operation.</param>
/// <param name="member">The analysis of the member.</param>
internal readonly struct MemberOperation(IOperation operation, OperationBlockAnalysisContext member)
{
    /// <summary>The operation.</summary>
    public IOperation Operation => operation;

    /// <summary>The method, property or field around it.</summary>
    public ISymbol ContainingSymbol => member.OwningSymbol;

    /// <summary>The compilation that holds the member.</summary>
    public Compilation Compilation => member.Compilation;

    /// <summary>Ends the analysis.</summary>
    public CancellationToken CancellationToken => member.CancellationToken;

    /// <summary>Reports a finding.</summary>
    public void ReportDiagnostic(Diagnostic diagnostic) => member.ReportDiagnostic(diagnostic);
}
