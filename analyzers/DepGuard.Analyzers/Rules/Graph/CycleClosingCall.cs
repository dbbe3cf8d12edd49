using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Services;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Graph;

/// <summary>DPG1401: a call goes to a service that waits for the one that makes it; an error if it is a hub.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CycleClosingCall() : ServiceCallRule(Descriptors.CycleClosingCall)
{
    private protected override Diagnostic? Judge(IInvocationOperation call, ProjectService service, Callee callee) =>
        callee.WayBack is null || callee.AuthenticatesThrough
            ? null
            : Diagnostic.Create(
                Descriptors.CycleClosingCall,
                call.NameLocation(),
                callee.IsHub ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
                null,
                null,
                call.TargetMethod.Name,
                callee.Name,
                service.Name,
                callee.WayBack);
}
