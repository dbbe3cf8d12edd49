using System.Collections.Concurrent;
using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Blocking;
using DepGuard.Analyzers.Recognition.Context;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Authentication;

/// <summary>DPG1108: asynchronous code calls a synchronous method of the same file that blocks on an auth call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingAuthHelper() : DepGuardAnalyzer(Descriptors.BlockingAuthHelper)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (BlockedAuthCalls.In(symbols, settings) is not { } calls)
            return;

        var requestPath = symbols.Shared(() => new RequestPath(symbols, settings));
        var summaries = new ConcurrentDictionary<IMethodSymbol, string?>(SymbolEqualityComparer.Default);
        context.RegisterMemberAction(
            operation => Analyze(operation, requestPath, (method, user) => summaries.GetOrAdd(method.OriginalDefinition, helper => BlockedIn(helper, user, calls))),
            OperationKind.Invocation);
    }

    private static void Analyze(MemberOperation context, RequestPath requestPath, Func<IMethodSymbol, IOperation, string?> blockedIn)
    {
        var call = (IInvocationOperation)context.Operation;
        var helper = call.TargetMethod;
        if (helper.IsAsync || helper.IsVirtual || helper.IsAbstract || helper.DeclaringSyntaxReferences.IsEmpty || Functions.IsEntryPoint(helper))
            return;
        if (Functions.Around(call, context.ContainingSymbol) is not { } caller || SymbolEqualityComparer.Default.Equals(caller, helper))
            return;
        if (!caller.IsAsync && !requestPath.Contains(call, context.ContainingSymbol))
            return;
        if (blockedIn(helper, call) is { } name)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.BlockingAuthHelper, call.NameLocation(), helper.Name, name));
    }

    /// <summary>The auth call on which the method blocks; null if there is none.</summary>
    private static string? BlockedIn(IMethodSymbol method, IOperation user, BlockedAuthCalls calls) =>
        SourceBody.Of(method, user)?.Descendants().Select(operation => calls.At(operation, method)).FirstOrDefault(blocked => blocked is not null)?.Name;
}
