using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Deadlines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Timeouts;

/// <summary>DPG1303: a call to another service would take a cancellation token, one is at hand, and it is not passed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnpassedCancellation() : TokenRule(Descriptors.UnpassedCancellation)
{
    private protected override bool Reports(IInvocationOperation call, TokenParameters parameters, MemberOperation context) =>
        parameters.IsLeftOut(call, context.Compilation, context.ContainingSymbol) && !IsWaitedForWithToken(call);

    /// <summary><c>call.WaitAsync(token)</c>: the caller does not wait longer than it wants to.</summary>
    private static bool IsWaitedForWithToken(IInvocationOperation call) => call.WithEnclosing().Skip(1)
        .TakeWhile(outer => outer is not IBlockOperation)
        .OfType<IInvocationOperation>()
        .Any(wait => wait.TargetMethod.Name == "WaitAsync" && wait.Receiver()?.OwnDescendants().Contains(call) == true && wait.Arguments.Any(argument => argument.Value.Type?.Name == "CancellationToken"));
}
