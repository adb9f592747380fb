import Directory
import Dossiers
import Kernel
import Storage
import Territory

extension OfficerPages {
    /// Who may be asked about a dossier: the committees of its district first, then the departments of the province.
    func askable(for dossier: Dossier, in db: ReadSession) throws -> [Agency] {
        let register = try directory.register(in: db)
        let atlas = try territory.atlas(in: db)
        let today = directory.surroundings.now.date
        let above = atlas.ancestors(of: dossier.place, on: today)
        let province = above.first { $0.level == .province } ?? atlas.units(on: today, level: .province).first
        var agencies: [Agency] = []
        if let district = above.first(where: { $0.level == .district }) {
            let units = [district] + atlas.units(on: today, level: .commune, within: district.id)
            agencies += units.compactMap { register.agency(for: $0.id, on: today) }
        }
        if let province {
            agencies += register.agencies(for: province.id, on: today).sorted { $0.code < $1.code }
        }
        return agencies.filter { $0.id != dossier.agency }
    }
}
