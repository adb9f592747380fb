import DesignSystem
import Dossiers
import HTML
import Web

extension Page {
    /// A form below one of my dossiers: its title names the procedure too, since a reader may have several tabs open.
    static func form(_ title: Phrase, of dossier: Dossier, hasErrors: Bool) -> Page {
        Page(
            title: Phrase(
                vi: "\(title.vi) – \(dossier.procedureName)",
                en: "\(title.en) – \(dossier.procedureName)"
            ),
            section: CitizenPath.dossiers.string,
            crumbs: [
                Link(.myDossiers, to: CitizenPath.dossiers.string),
                Link(Phrase(dossier.procedureName), to: CitizenPath.dossier(dossier.id).string),
            ],
            hasErrors: hasErrors,
            width: .narrow
        )
    }
}
