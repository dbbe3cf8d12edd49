using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Context;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DepGuard.Analyzers.Rules.Authentication;

/// <summary>DPG1103: a directory is asked synchronously while a request waits.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SynchronousAuthProtocol() : DepGuardAnalyzer(Descriptors.SynchronousAuthProtocol)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (DirectoryCalls.In(symbols) is not { } calls)
            return;

        var requestPath = symbols.Shared(() => new RequestPath(symbols, settings));
        context.RegisterMemberAction(operation => Analyze(operation, calls, requestPath), OperationKind.Invocation, OperationKind.PropertyReference);
    }

    private static void Analyze(MemberOperation context, DirectoryCalls calls, RequestPath requestPath)
    {
        var operation = context.Operation;
        if (!calls.Contains(operation) || DirectoryCalls.HasOwnThread(operation))
            return;
        if (Functions.Around(operation, context.ContainingSymbol) is { IsAsync: true } || requestPath.Contains(operation, context.ContainingSymbol))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.SynchronousAuthProtocol, operation.NameLocation(), operation.NameToken().ValueText));
    }
}
